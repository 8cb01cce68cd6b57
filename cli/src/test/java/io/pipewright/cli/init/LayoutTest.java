package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void aBuildFileInTheRootMakesItOne() {
    Layout multiModule = layout("pom.xml", "api/pom.xml", "core/pom.xml");
    assertThat(places(multiModule)).containsExactly("-=");
    assertThat(multiModule.remarks()).isEmpty();

    Layout workspaces = layout("package.json", "packages/a/package.json");
    assertThat(places(workspaces)).containsExactly("-=");
    assertThat(workspaces.remarks()).isEmpty();
  }

  @Test
  void tellsOfAnotherLanguageBelowTheRoot() {
    Layout layout = layout("pom.xml", "frontend/package.json", "docs/package.json");
    assertThat(places(layout)).containsExactly("-=");
    assertThat(layout.remarks())
        .singleElement()
        .asString()
        .contains("frontend")
        .doesNotContain("docs");
  }

  @Test
  void directoriesWithBuildFilesAreComponents() {
    Layout layout =
        layout(
            "services/api/pom.xml",
            "services/api/module/pom.xml",
            "web/package.json",
            "web/node_modules/x/package.json",
            "examples/demo/package.json",
            ".github/actions/a/package.json",
            "README.md");
    assertThat(places(layout)).containsExactly("web=web", "api=services/api");
  }

  @Test
  void oneDirectoryIsAComponentToo() {
    assertThat(places(layout("backend/requirements.txt"))).containsExactly("backend=backend");
  }

  @Test
  void saysWhatHasNoPlace() {
    Layout odd = layout("my app/pom.xml", "grün/pom.xml", "api/pom.xml");
    assertThat(places(odd)).containsExactly("api=api");
    assertThat(odd.remarks()).singleElement().asString().contains("grün, my app");

    Layout aside = layout("examples/a/pom.xml");
    assertThat(places(aside)).containsExactly("-=");
    assertThat(aside.remarks()).singleElement().asString().contains("examples/a");
  }

  @Test
  void twelveAtMost() {
    Layout layout =
        layout(
            IntStream.range(0, 15)
                .mapToObj(number -> "services/s%02d/pom.xml".formatted(number))
                .toArray(String[]::new));
    assertThat(layout.places()).hasSize(Layout.MOST);
    assertThat(layout.remarks())
        .singleElement()
        .asString()
        .contains("services/s12, services/s13, services/s14");
  }

  @Test
  void nothingIsTheWholeWithoutLanguage() {
    assertThat(places(layout())).containsExactly("-=");
    assertThat(layout().places().get(0).buildFiles()).isEmpty();
  }

  private static Layout layout(String... paths) {
    return Layout.of(Packs.ALL, List.of(paths).stream().sorted().toList());
  }

  private static List<String> places(Layout layout) {
    return layout.places().stream()
        .map(place -> place.name().orElse("-") + "=" + place.directory())
        .toList();
  }
}
