package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.migration.PlacedNode.Alias;
import io.pipewright.migration.PlacedNode.Mapping;
import io.pipewright.migration.PlacedNode.Scalar;
import io.pipewright.migration.PlacedNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

class PlacedTextTest {
  private static final String MIXED =
      """
                # 😀😀
                a😀: &x b # c
                'd': ["e, f", *x, &y
                  # 😀
                  g  ]
                h: {i: , j, k: '' }
                l:
                - |
                  m

                  n

                # o
                - p
                  q
                -
                """;

  @Test
  void placesAreThoseOfTheText() {
    assertThat(leaves(MIXED))
        .containsExactly(
            "a😀",
            "b",
            "'d'",
            "\"e, f\"",
            "*x",
            "g",
            "h",
            "i",
            "",
            "j",
            "",
            "k",
            "''",
            "l",
            "|\n  m\n\n  n",
            "p\n  q",
            "");
  }

  @Test
  void everyPlainWordOfADraftIsAtItsPlace() {
    Random random = new Random(20261201);
    for (int round = 0; round < 500; round++) {
      PlacedText text = PlacedText.read(RandomDraft.make(random, 10).text()).orElseThrow();
      List<Scalar> scalars = new ArrayList<>();
      collect(text.root(), scalars);
      assertThat(scalars)
          .isNotEmpty()
          .filteredOn(scalar -> scalar.style() == ScalarStyle.PLAIN)
          .allSatisfy(
              scalar ->
                  assertThat(text.between(scalar.place().content(), scalar.end()))
                      .isEqualTo(scalar.text()));
    }
  }

  @Test
  void collectionsEndWithTheirLastValue() {
    PlacedText text =
        PlacedText.read("a:\n  b: c # d\n  # e\n\nf: [ g: h ]\ni:\n- j\n# k\n").orElseThrow();
    assertThat(text.root().entries())
        .extracting(entry -> text.between(entry.value().start(), entry.value().end()))
        .containsExactly("b: c", "[ g: h ]", "- j");
    assertThat(text.root().end()).isEqualTo(text.text().indexOf("\n# k"));
  }

  @Test
  void aLineEndsWhereYamlEndsIt() {
    PlacedText text = PlacedText.read("a: 1\r\nb: 2\rc: 3\u0085d: 4\u2028e: 5").orElseThrow();
    assertThat(text.lineStarts()).containsExactly(0, 6, 11, 16, 21);
    assertThat(text.root().entries())
        .extracting(entry -> text.column(entry.key().start()))
        .containsOnly(0);
    assertThat(text.lineBefore(6)).isZero();
    assertThat(text.endOfLineBefore(6)).isEqualTo(4);
    assertThat(text.lineBefore(11)).isEqualTo(6);
    assertThat(text.lineBreak(0)).isEqualTo("\r\n");
    assertThat(text.lineBreak(21)).isEqualTo("\r\n");
  }

  @Test
  void whatIsNotOneMappingIsNoText() {
    for (String text : List.of("", "a", "- a", "a: b\n---\nc: d", "a: *b", "a: &b [*b]", "{")) {
      assertThat(PlacedText.read(text)).as(text).isEmpty();
    }
  }

  private static List<String> leaves(String text) {
    PlacedText read = PlacedText.read(text).orElseThrow();
    List<String> leaves = new ArrayList<>();
    words(read, read.root(), leaves);
    return leaves;
  }

  private static void words(PlacedText text, PlacedNode node, List<String> words) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              entry -> {
                words(text, entry.key(), words);
                words(text, entry.value(), words);
              });
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> words(text, item, words));
    } else {
      words.add(text.between(node.place().content(), node.end()));
    }
  }

  private static void collect(PlacedNode node, List<Scalar> scalars) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              entry -> {
                collect(entry.key(), scalars);
                collect(entry.value(), scalars);
              });
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> collect(item, scalars));
    } else if (node instanceof Scalar scalar) {
      scalars.add(scalar);
    } else {
      assertThat(node).isInstanceOf(Alias.class);
    }
  }
}
