package io.pipewright.localcloud.bitbucket;

/** The two products, which differ in nearly every path, field and limit. */
public enum BitbucketKind {
  DATA_CENTER,
  CLOUD
}
