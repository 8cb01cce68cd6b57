package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {
  @Test
  void whatWentStandsWhereItStood() {
    assertThat(matching("abcde", "xbyd").keys()).containsExactly("a", "x", "b", "c", "y", "d", "e");
  }

  @Test
  void equalKeysAreCounted() {
    assertThat(matching("aa", "aaa").keys()).containsExactly("a", "a (2)", "a (3)");
  }

  @Test
  void movesAsFewAsExplainTheOrder() {
    assertThat(matching("abcde", "eabcd").moved()).containsExactly("e");
    assertThat(matching("abcde", "bcdea").moved()).containsExactly("a");
    assertThat(matching("abc", "xacb").moved()).hasSize(1);
    assertThat(matching("abc", "xayc").moved()).isEmpty();
  }

  @Test
  void movesTheSameBackAndForthAndLeavesTheRestInOrder() {
    for (int seed = 0; seed < 500; seed++) {
      String before = word(seed);
      String after = word(seed + 1_000);
      Matching forth = matching(before, after);
      assertThat(forth.moved()).isEqualTo(new HashSet<>(matching(after, before).moved()));
      assertThat(without(before, after, forth)).isEqualTo(without(after, before, forth));
    }
  }

  private static List<String> without(String text, String other, Matching matching) {
    List<String> left = new ArrayList<>(letters(text));
    left.retainAll(letters(other));
    left.removeAll(matching.moved());
    return left;
  }

  private static String word(int seed) {
    List<String> letters = new ArrayList<>(letters("abcdefgh"));
    Random random = new Random(seed);
    Collections.shuffle(letters, random);
    return String.join("", letters.subList(0, 1 + random.nextInt(8)));
  }

  private static Matching matching(String before, String after) {
    return Matching.byName(array(before), array(after));
  }

  private static ArrayNode array(String text) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (String letter : letters(text)) {
      array.addObject().put("name", letter);
    }
    return array;
  }

  private static List<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }
}
