package io.pipewright.receive.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.Payload;
import io.pipewright.receive.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipBodyTest {
  private final byte[] merge = Payload.of(Payload.MERGED);
  private final ReceiverFixture fixture = new ReceiverFixture();

  @Test
  void signatureIsOverWhatWasPacked() {
    assertThat(fixture.receive(Requests.merged().body(packed(merge))).text()).isEqualTo("accepted");
  }

  /** A proxy on the way may pack the one and not the other. */
  @Test
  void packedAndPlainAreTheSameDelivery() {
    fixture.receive(Requests.merged().body(packed(merge)));

    assertThat(fixture.receive(Requests.merged()).text()).isEqualTo("known");
  }

  @Test
  void signatureOverThePackedBytesIsRefused() {
    assertThat(fixture.receive(Requests.of("pr:merged", packed(merge))).status()).isEqualTo(401);
  }

  @Test
  void bombIsRefusedUnverified() {
    byte[] bomb = packed(new byte[200 * Delivery.BODY_LIMIT]);

    assertThat(bomb.length).isLessThan(Delivery.BODY_LIMIT);
    fixture.secrets(
        scope -> {
          throw new IllegalStateException("it must not come to this");
        });
    assertThat(fixture.receive(Requests.of("pr:merged", bomb)).status()).isEqualTo(413);
  }

  @Test
  void damagedIsRefused() {
    byte[] packed = packed(merge);

    for (int length : new int[] {2, 3, 9, 10, packed.length / 2, packed.length - 1}) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThat(fixture.receive(Requests.of("pr:merged", cut)).status()).isEqualTo(401);
    }
    packed[packed.length / 2] ^= 0x55;
    assertThat(fixture.receive(Requests.merged().body(packed)).status()).isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
  }

  private static byte[] packed(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
