package io.pipewright.bitbucket.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {
  @ParameterizedTest
  @CsvSource({
    "'short', 'short'",
    "'exactly ten', 'exactly…'",
    "'0123456789', '0123456789'",
    "'01234567890', '012345678…'",
    "'a bcdefghijkl', 'a bcdefgh…'",
    "'  padded  ', 'padded'",
  })
  void cutsAtAWordIfOneIsNear(String text, String expected) {
    assertThat(ShortText.cut(text, 10)).isEqualTo(expected).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void doesNotCutACharacterInTwo() {
    assertThat(ShortText.cut("12345678😀😀", 10)).isEqualTo("12345678…");
  }

  @RepeatedTest(200)
  void whateverTheTextItFitsAndIsText(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String text = text(random, random.nextInt(3000));
    int limit = 2 + random.nextInt(2500);

    String cut = ShortText.cut(text, limit);

    assertThat(cut).hasSizeLessThanOrEqualTo(limit);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).isTrue();
    if (text.strip().length() <= limit) {
      assertThat(cut).isEqualTo(text.strip());
    } else {
      assertThat(cut).endsWith("…");
      assertThat(text.strip()).startsWith(cut.substring(0, cut.length() - 1));
    }
  }

  @Test
  void leavesAKeyThatFitsAsItIs() {
    assertThat(ShortText.key("k".repeat(40), 40)).isEqualTo("k".repeat(40));
  }

  @Test
  void refusesABlankKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> ShortText.key(" ", 40));
  }

  @RepeatedTest(20)
  void keepsLongKeysApartThatDifferOnlyAtTheEnd(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String beginning = "k" + text(random, 40 + random.nextInt(300));
    Set<String> keys = new HashSet<>();

    for (int i = 0; i < 100; i++) {
      String key = ShortText.key(beginning + i, 40);
      assertThat(key).hasSizeLessThanOrEqualTo(40);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(key)).isTrue();
      assertThat(ShortText.key(beginning + i, 40)).isEqualTo(key);
      keys.add(key);
    }

    assertThat(keys).hasSize(100);
  }

  /** Letters, spaces, line breaks and characters of two units. */
  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(8)) {
        case 0 -> text.append(' ');
        case 1 -> text.append('\n');
        case 2 -> text.appendCodePoint(0x1F600 + random.nextInt(60));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }
}
