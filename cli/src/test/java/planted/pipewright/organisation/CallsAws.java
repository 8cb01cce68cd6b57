package planted.pipewright.organisation;

import software.amazon.awssdk.services.s3.S3Client;

/** Breaks the rule that the AWS SDK stays in adapters. */
public record CallsAws(S3Client client) {}
