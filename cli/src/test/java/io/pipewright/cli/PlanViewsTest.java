package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.surroundings.Environment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways in which a plan is shown hold what is in it, and nothing that a value could bring in.
 */
class PlanViewsTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String HOSTILE = "<script>alert(1)</script>\\\" onload=x ` '\\u202E";

  @TempDir private Path directory;

  @Test
  void thePageHasAllStagesTheirCommandsAndTheirOrigins() {
    Document page = Jsoup.parse(plan("html", example("monorepo")));

    assertThat(page.select("details.stage h3").eachText())
        .startsWith("Source", "Check-prices", "Check-orders", "Scan", "Version")
        .endsWith("Approve-prod--prices", "Deploy-prod--prices");
    assertThat(page.select("#stage-Check-prices .badge").eachText())
        .containsExactly("gate of the organisation", "only if prices changed");
    assertThat(page.select("#stage-Check-prices pre").text())
        .contains("bash -euo pipefail \"$PIPEWRIGHT_STEP_DIR/run.sh\"");
    assertThat(page.select("#stage-Deploy-dev--orders .origin").text())
        .contains("pipeline.yaml:30:9");
    assertThat(page.select(".question q").text()).contains("Deploy prices #{Version.VERSION}");
    assertThat(page.select("tbody th").eachText()).contains("components.orders.scan.failOn");
    assertThat(page.select("[role=note]").text()).contains("Assumed organisation");
  }

  @Test
  void thePageStandsAlone() {
    Document page = Jsoup.parse(plan("html", example("node-service")));
    assertThat(page.select("script, link, img, iframe, [src], [onclick], [onload]")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
    page.select("a[href]")
        .forEach(
            link -> assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull());
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void noValueBreaksOut() throws Exception {
    Files.createDirectories(directory.resolve("infra"));
    Files.writeString(directory.resolve("pom.xml"), "<project/>");
    Files.writeString(
        directory.resolve("infra/a.yaml"), "Parameters: { A: { Type: String } }\nResources: {}\n");
    Files.writeString(
        directory.resolve("pipeline.yaml"),
        "version: 1\ndeploy:\n  - environment: dev\n    target: { cloudformation: { template:"
            + " infra/a.yaml, parameters: { A: \""
            + HOSTILE
            + "\" } } }\n");
    Document page = Jsoup.parse(plan("html", directory.toString()));
    assertThat(page.select("script, [onload]")).isEmpty();
    assertThat(page.text()).contains("<script>alert(1)</script>").doesNotContain("\u202E");
    assertThat(plan("mermaid", directory.toString())).doesNotContain("<script", "`");
  }

  @Test
  void thePictureIsXmlAndSaysWhatItShows() throws Exception {
    String svg = plan("svg", example("node-service"));
    org.w3c.dom.Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
        .contains("Lint (gate of the organisation)", "Approve-prod");
  }

  @Test
  void theFlowchartHasEveryStageOnce() {
    assertThat(plan("mermaid", example("node-service")).lines())
        .startsWith("flowchart LR")
        .contains(
            "  subgraph s2[\"Lint (organisation's gate)\"]",
            "    s8a1{{\"Approve<br/>a person decides\"}}",
            "  s8 --> s9");
  }

  private static String example(String name) {
    return HOME.resolve("examples").resolve(name).toString();
  }

  private static String plan(String format, String path) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Environment environment =
        new Environment(
            HOME,
            Map.of(),
            false,
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Clock.systemUTC());
    assertThat(PipewrightMain.execute(environment, "plan", "--format", format, path))
        .as(err.toString())
        .isZero();
    return out.toString();
  }
}
