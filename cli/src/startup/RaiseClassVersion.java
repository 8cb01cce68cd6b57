import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Raises the class files of a jar to those of Java 8, in place. The JVM cannot archive older ones,
 * and picocli's are of Java 5: they would be loaded and verified anew at each start. See
 * docs/adr/0007-how-the-command-line-starts.md.
 */
final class RaiseClassVersion {
  private RaiseClassVersion() {}

  public static void main(String[] jars) throws IOException {
    for (String name : jars) {
      Path jar = Path.of(name);
      Path raised = Path.of(name + ".raised");
      try (ZipFile from = new ZipFile(jar.toFile());
          ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(raised))) {
        for (ZipEntry entry : Collections.list(from.entries())) {
          byte[] bytes = from.getInputStream(entry).readAllBytes();
          to.putNextEntry(new ZipEntry(entry.getName()));
          to.write(isOld(entry, bytes) ? raise(bytes) : bytes);
        }
      }
      Files.move(raised, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isOld(ZipEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class") && (bytes[6] << 8 | bytes[7]) < Opcodes.V1_8;
  }

  private static byte[] raise(byte[] bytes) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visit(
                  int version, int access, String name, String sign, String parent, String[] types) {
                super.visit(Opcodes.V1_8, access, name, sign, parent, types);
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String sign, String[] thrown) {
                return new JSRInlinerAdapter(
                    super.visitMethod(access, name, type, sign, thrown),
                    access,
                    name,
                    type,
                    sign,
                    thrown);
              }
            },
            ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }
}
