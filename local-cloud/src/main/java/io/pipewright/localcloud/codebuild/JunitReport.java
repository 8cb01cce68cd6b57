package io.pipewright.localcloud.codebuild;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The counts of a JUnit XML file. */
record JunitReport(int passed, int failed, int skipped) {
  static final JunitReport NONE = new JunitReport(0, 0, 0);

  JunitReport plus(JunitReport other) {
    return new JunitReport(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  /**
   * Reads a file; document types are refused, so nothing outside it is read.
   *
   * @throws InvalidBuildspec if it is not JUnit XML
   */
  static JunitReport read(Path file) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    try (InputStream in = Files.newInputStream(file)) {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      NodeList cases = builder.parse(in).getElementsByTagName("testcase");
      JunitReport all = NONE;
      for (int i = 0; i < cases.getLength(); i++) {
        all = all.plus(of((Element) cases.item(i)));
      }
      return all;
    } catch (ParserConfigurationException | SAXException e) {
      throw new InvalidBuildspec("report " + file.getFileName() + " is not JUnit XML");
    }
  }

  private static JunitReport of(Element testCase) {
    if (testCase.getElementsByTagName("failure").getLength() > 0
        || testCase.getElementsByTagName("error").getLength() > 0) {
      return new JunitReport(0, 1, 0);
    }
    boolean skipped = testCase.getElementsByTagName("skipped").getLength() > 0;
    return skipped ? new JunitReport(0, 0, 1) : new JunitReport(1, 0, 0);
  }
}
