package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generator.template.RenderedTemplate;
import org.junit.jupiter.api.Test;

/** A template goes along with the call as long as it fits in. */
class TemplateUploadTest {
  private final DeployerFixture fixture = new DeployerFixture();

  @Test
  void sendsALargeTemplateThroughTheBucket() {
    RenderedTemplate large =
        DeployerFixture.template("{\"Description\":\"" + "x".repeat(51_200) + "\"}");
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");

    fixture.deploy(aws, large);

    assertThat(aws.changeSets.get(0).templateBody()).isNull();
    assertThat(aws.changeSets.get(0).templateURL()).isEqualTo("https://bucket/1");
    assertThat(fixture.stored).containsExactly(large.json());
  }

  @Test
  void sendsASmallTemplateAsItIs() {
    RenderedTemplate largest = DeployerFixture.template("x".repeat(51_200));
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");

    fixture.deploy(aws, largest);

    assertThat(aws.changeSets.get(0).templateBody()).isEqualTo(largest.json());
    assertThat(fixture.stored).isEmpty();
  }
}
