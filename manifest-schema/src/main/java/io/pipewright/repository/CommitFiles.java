package io.pipewright.repository;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a commit and their content by name: equal entries are equal content. Symbolic links
 * are in it; directories, which hold nothing of their own, and submodules are not.
 *
 * <p>Written as one line a file, {@code <mode> <object> <path>\n}, in UTF-8 and sorted by path as
 * Java compares strings. A path may hold spaces; it is never empty and holds no control character.
 *
 * @param entries what is at each path, from the root of the repository, {@code /} between parts
 */
public record CommitFiles(SortedMap<String, Entry> entries) {
  /** Mode, space, object, space. */
  private static final int PATH_AT = Entry.MODE_LENGTH + 1 + Entry.OBJECT_LENGTH + 1;

  private static final int USUAL_LINE = 100;

  /**
   * Copies the entries.
   *
   * @throws IllegalArgumentException if a path could not be written as one line
   */
  public CommitFiles {
    SortedMap<String, Entry> sorted = new TreeMap<>();
    sorted.putAll(entries);
    sorted.keySet().forEach(CommitFiles::checkPath);
    entries = Collections.unmodifiableSortedMap(sorted);
  }

  /**
   * What is at a path.
   *
   * @param mode as git writes it: {@code 100644}, {@code 100755} if executable, {@code 120000} for
   *     a symbolic link
   * @param object name of the blob, 40 lower-case hexadecimal digits; a link's blob is its target
   */
  public record Entry(String mode, String object) {
    private static final int MODE_LENGTH = 6;
    private static final int OBJECT_LENGTH = 40;
    private static final String LINK = "120000";
    private static final List<String> MODES = List.of("100644", "100755", LINK);

    public Entry {
      int known = MODES.indexOf(mode);
      if (known < 0) {
        throw new IllegalArgumentException("not one of the modes " + MODES + ": '" + mode + "'");
      }
      // One string for all: a commit may have half a million entries.
      mode = MODES.get(known);
      if (!isObject(object)) {
        throw new IllegalArgumentException("not a git object's full name: '" + object + "'");
      }
    }

    /** Whether it is a file and not a symbolic link. */
    public boolean isRegular() {
      return !mode.equals(LINK);
    }

    private static boolean isObject(String name) {
      if (name.length() != OBJECT_LENGTH) {
        return false;
      }
      for (int at = 0; at < OBJECT_LENGTH; at++) {
        char c = name.charAt(at);
        if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException naming the first line that is not as it would be written
   */
  public static CommitFiles parse(byte[] bytes) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    String before = "";
    int number = 1;
    for (int from = 0; from < bytes.length; number++) {
      int end = endOfLine(bytes, from, number);
      try {
        String path = path(bytes, from, end);
        if (path.compareTo(before) <= 0) {
          throw new IllegalArgumentException("'" + path + "' may not come after '" + before + "'");
        }
        entries.put(path, entry(bytes, from));
        before = path;
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
      from = end + 1;
    }
    return new CommitFiles(entries);
  }

  private static int endOfLine(byte[] bytes, int from, int number) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    throw new IllegalArgumentException("line " + number + ": it does not end with a line feed");
  }

  private static String path(byte[] bytes, int from, int end) {
    int start = from + PATH_AT;
    if (end <= start || bytes[start - 1] != ' ' || bytes[from + Entry.MODE_LENGTH] != ' ') {
      throw new IllegalArgumentException(
          "not '<mode> <object> <path>': '" + utf8(bytes, from, end) + "'");
    }
    String path = utf8(bytes, start, end);
    checkPath(path);
    return path;
  }

  private static Entry entry(byte[] bytes, int from) {
    int object = from + Entry.MODE_LENGTH + 1;
    return new Entry(
        utf8(bytes, from, from + Entry.MODE_LENGTH),
        utf8(bytes, object, object + Entry.OBJECT_LENGTH));
  }

  private static String utf8(byte[] bytes, int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static void checkPath(String path) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("an empty path");
    }
    if (!isText(path)) {
      throw new IllegalArgumentException(
          "the path '" + path + "' has a control character or is not UTF-8");
    }
  }

  private static boolean isText(String path) {
    boolean isAscii = true;
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      // The replacement character is what bytes become that are no UTF-8.
      if (c < ' ' || c == 0x7f || c == '\uFFFD') {
        return false;
      }
      isAscii &= c < 0x7f;
    }
    return isAscii || StandardCharsets.UTF_8.newEncoder().canEncode(path);
  }

  /** One line a file, as {@link #parse} reads them. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * USUAL_LINE);
    for (Map.Entry<String, Entry> file : entries.entrySet()) {
      out.writeBytes(line(file.getKey(), file.getValue()));
    }
    return out.toByteArray();
  }

  /**
   * One line, for who has too many files to hold them all twice.
   *
   * @throws IllegalArgumentException if the path could not be written as one line
   */
  public static byte[] line(String path, Entry entry) {
    checkPath(path);
    return (entry.mode() + " " + entry.object() + " " + path + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** All paths, sorted. */
  public List<String> paths() {
    return List.copyOf(entries.keySet());
  }

  /** Those of {@code paths} at which there is a file: not nothing, and not a symbolic link. */
  public Set<String> regular(Collection<String> paths) {
    Set<String> regular = new TreeSet<>();
    for (String path : paths) {
      Entry entry = entries.get(path);
      if (entry != null && entry.isRegular()) {
        regular.add(path);
      }
    }
    return Collections.unmodifiableSet(regular);
  }
}
