package io.pipewright.webhook.bench;

import io.pipewright.webhook.checkout.GitImport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Makes the repositories that are measured, always the same ones: half of the bytes are text like
 * source code, which compresses to about a third, half are like images and archives, which do not
 * compress. Each fourth text is much like another one.
 */
final class Repositories {
  private static final int KIBI = 1024;
  private static final int MEBI = 1024 * KIBI;
  private static final int TEXT_FILE = 8 * KIBI;
  private static final int BINARY_FILE = 2 * MEBI;
  private static final int WORDS = 4_000;

  private final Random random;
  private final byte[][] words = new byte[WORDS][];

  private Repositories(long seed) {
    random = new Random(seed);
    for (int word = 0; word < WORDS; word++) {
      words[word] = word();
    }
  }

  /** A repository of about {@code mebibytes} in {@code directory}, unless it is there. */
  static void make(Path directory, int mebibytes) {
    if (Files.exists(directory)) {
      return;
    }
    Repositories content = new Repositories(mebibytes);
    GitImport git = new GitImport(directory);
    git.file("pipeline.yaml", "version: 1\nlanguage: java\n".getBytes(StandardCharsets.UTF_8));
    long half = mebibytes * (long) MEBI / 2;
    byte[] before = content.text(TEXT_FILE);
    for (int number = 0; number < half / TEXT_FILE; number++) {
      byte[] text = content.text(TEXT_FILE / 2 + content.random.nextInt(TEXT_FILE));
      if (number % 4 == 0) {
        // Each fourth is much like the one before it, so that git stores it as a difference.
        System.arraycopy(before, 0, text, 0, Math.min(before.length, text.length) * 3 / 4);
      }
      before = text;
      git.file("src/module%03d/File%06d.java".formatted(number % 200, number), text);
    }
    long binary = Math.min(BINARY_FILE, half / 4);
    for (int number = 0; number < half / binary; number++) {
      git.file("assets/image%04d.png".formatted(number), binary, out -> content.noise(out, binary));
    }
    git.commit();
    GitImport.repack(directory);
  }

  private byte[] text(int size) {
    byte[] text = new byte[size];
    int at = 0;
    while (at < size) {
      // The frequent words are few, as they are in a programming language.
      int which = (int) (WORDS * Math.pow(random.nextDouble(), 3));
      byte[] word = words[which];
      int taken = Math.min(word.length, size - at);
      System.arraycopy(word, 0, text, at, taken);
      at += taken;
    }
    return text;
  }

  private void noise(OutputStream out, long size) throws IOException {
    byte[] noise = new byte[64 * KIBI];
    for (long left = size; left > 0; left -= noise.length) {
      random.nextBytes(noise);
      out.write(noise, 0, (int) Math.min(left, noise.length));
    }
  }

  private byte[] word() {
    StringBuilder word = new StringBuilder();
    int letters = 2 + random.nextInt(9);
    for (int letter = 0; letter < letters; letter++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    word.append(
        switch (random.nextInt(8)) {
          case 0 -> "(";
          case 1 -> ");\n    ";
          case 2 -> ".";
          default -> " ";
        });
    return word.toString().getBytes(StandardCharsets.UTF_8);
  }
}
