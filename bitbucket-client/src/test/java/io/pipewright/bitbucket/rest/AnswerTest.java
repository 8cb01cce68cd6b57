package io.pipewright.bitbucket.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.bitbucket.BitbucketException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read from an answer, and what is said when it lacks something. */
class AnswerTest {
  @Test
  void saysWhatAnAnswerLacks() {
    Answer answer = new Answer("try", JsonNodeFactory.instance.objectNode().put("id", "abc"));

    assertThat(catchThrowableOfType(BitbucketException.class, () -> answer.hash("/id")))
        .hasMessage("cannot try: Bitbucket's answer lacks /id as a full hash");
    assertThat(catchThrowableOfType(BitbucketException.class, () -> answer.each("/values")))
        .hasMessage("cannot try: Bitbucket's answer lacks /values");
    assertThat(answer.find("/none")).isEqualTo(Optional.empty());
  }
}
