package io.pipewright.cli.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Types that reach a file, a process or the network. A {@code Path} as mere data is none. */
final class InputAndOutput {
  private static final Set<String> PACKAGES =
      Set.of("java.net.http", "java.nio.channels", "javax.net.ssl", "java.sql");
  private static final Set<String> CLASSES =
      Set.of(
          "java.nio.file.Files",
          "java.nio.file.FileSystems",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.net.URL",
          "java.net.URLConnection",
          "java.net.HttpURLConnection",
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.DatagramSocket");

  static final DescribedPredicate<JavaClass> TYPES =
      DescribedPredicate.describe(
          "reach a file, a process or the network",
          type ->
              PACKAGES.contains(type.getPackageName())
                  || CLASSES.contains(type.getName())
                  || type.getName().startsWith("java.io.File"));

  private InputAndOutput() {}
}
