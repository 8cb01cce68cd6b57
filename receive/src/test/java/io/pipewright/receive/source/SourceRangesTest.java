package io.pipewright.receive.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRangesTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24,192.0.2.255,true",
    "192.0.2.0/24,192.0.3.0,false",
    "192.0.2.128/25,192.0.2.127,false",
    "192.0.2.7,192.0.2.7,true",
    "192.0.2.7,192.0.2.6,false",
    "0.0.0.0/0,203.0.113.9,true",
    "0.0.0.0/0,2001:db8::1,false",
    "2001:db8::/32,2001:db8:1::1,true",
    "2001:db8::/32,2001:db9::1,false",
    "192.0.2.0/24,::ffff:192.0.2.9,true",
    "192.0.2.0/24,localhost,false",
    "192.0.2.0/24,192.0.2.999,false",
    "192.0.2.0/24,'192.0.2.1,203.0.113.9',false",
    "192.0.2.0/24,'',false"
  })
  void admits(String range, String source, boolean admitted) {
    assertThat(SourceRanges.parse(range).admit(Optional.of(source))).isEqualTo(admitted);
  }

  @Test
  void oneOfSeveralIsEnough() {
    SourceRanges ranges = SourceRanges.parse("192.0.2.0/24, 2001:db8::/32");

    assertThat(ranges.admit(Optional.of("192.0.2.1"))).isTrue();
    assertThat(ranges.admit(Optional.of("2001:db8::1"))).isTrue();
    assertThat(ranges.admit(Optional.of("203.0.113.9"))).isFalse();
  }

  @Test
  void withoutAddressOnlyEverywhereAdmits() {
    assertThat(SourceRanges.parse("0.0.0.0/0").admit(Optional.empty())).isFalse();
    assertThat(SourceRanges.parse(" ").admit(Optional.empty())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bitbucket.org",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2/24",
        "192.0.2.0/",
        "1,",
        "::/129"
      })
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> SourceRanges.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
