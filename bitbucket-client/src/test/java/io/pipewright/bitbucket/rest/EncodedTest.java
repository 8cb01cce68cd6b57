package io.pipewright.bitbucket.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTest {
  @ParameterizedTest
  @CsvSource({
    "main, main, main",
    "feature/Über-100%, feature%2F%C3%9Cber-100%25, feature/%C3%9Cber-100%25",
    "a+b c*~d, a%2Bb%20c%2A~d, a%2Bb%20c%2A~d",
    "q?x=1&y#z, q%3Fx%3D1%26y%23z, q%3Fx%3D1%26y%23z",
  })
  void leavesNothingThatHasAMeaningInAUrl(String text, String one, String segments) {
    assertThat(Encoded.one(text)).isEqualTo(one);
    assertThat(Encoded.segments(text)).isEqualTo(segments);
  }

  @RepeatedTest(200)
  void isReadBackAsItWas(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.appendCodePoint(random.nextInt(4) == 0 ? 0x1F600 + i : '!' + random.nextInt(0x300));
    }

    URI url = URI.create("http://x/" + Encoded.one(text.toString()));

    assertThat(url.getPath()).isEqualTo("/" + text);
    assertThat(url.getRawQuery()).isNull();
    assertThat(url.getRawFragment()).isNull();
  }
}
