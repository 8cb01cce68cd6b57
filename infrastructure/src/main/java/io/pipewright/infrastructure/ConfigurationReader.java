package io.pipewright.infrastructure;

import io.pipewright.infrastructure.access.IdentityProvider;
import io.pipewright.infrastructure.factory.FactorySpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/** Reads the configuration from the CDK's context, and says what is wrong with it. */
final class ConfigurationReader {
  private static final String KEY = "pipewright";
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]+");
  private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-f]+");
  private static final Pattern PROVIDER = Pattern.compile("[\\w._-]{1,128}");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");
  private static final Pattern KIND = Pattern.compile("datacenter|cloud");
  private static final Pattern SECRET = Pattern.compile("pipewright/[A-Za-z0-9_.@-]+");
  private static final Pattern BRANCH = Pattern.compile("(?!refs/)[^\\s~^:?*\\[\\\\]+");
  private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F.:]+/\\d{1,3}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern DIRECTORY = Pattern.compile(".+");

  private final Map<?, ?> values;

  private ConfigurationReader(Map<?, ?> values) {
    this.values = values;
  }

  static Configuration read(Node node) {
    Object context = node.tryGetContext(KEY);
    if (!(context instanceof Map<?, ?> values)) {
      throw invalid(KEY, context, "an object; see cdk.json in the repository");
    }
    return new ConfigurationReader(values).configuration();
  }

  private Configuration configuration() {
    return new Configuration(
        text("account", ACCOUNT, "twelve digits"),
        text("region", REGION, "a region, for example eu-west-1"),
        new IdentityProvider(
            text("samlProvider", PROVIDER, "the name of a SAML provider in IAM"),
            text("mailDomain", DOMAIN, "a domain, for example example.com")),
        new FactorySpecification(
            texts("teams", SLUG, "slugs: lower case letters, digits and single hyphens"),
            new FactorySpecification.Network(
                texts("subnets", SUBNET, "ids of subnets, for example subnet-0a1b2c3d"),
                texts("securityGroups", SECURITY_GROUP, "ids, for example sg-0a1b2c3d")),
            text("code", DIRECTORY, "the directory with the webhook's jars"),
            text("receiveCode", DIRECTORY, "the jar of the function that receives deliveries"),
            text("imageTag", TAG, "a tag of the factory's image"),
            bitbucket(),
            optionalTexts("alarmMail", MAIL, "addresses, for example factory@example.com")));
  }

  private FactorySpecification.Bitbucket bitbucket() {
    return new FactorySpecification.Bitbucket(
        text("bitbucketKind", KIND, "datacenter or cloud, as bitbucket.kind in factory.yaml"),
        text("tokenSecret", SECRET, "a name, as bitbucket.tokenSecret in factory.yaml"),
        text("webhookSecret", SECRET, "a name, as bitbucket.webhookSecret in factory.yaml"),
        values.containsKey("mainBranch")
            ? text("mainBranch", BRANCH, "the name of a branch, without refs/heads/")
            : "main",
        optionalTexts("sourceRanges", RANGE, "address ranges, for example 192.0.2.0/24"));
  }

  private String text(String key, Pattern pattern, String allowed) {
    return matching(values.get(key), pattern)
        .orElseThrow(() -> invalid(KEY + "." + key, values.get(key), allowed));
  }

  private List<String> texts(String key, Pattern pattern, String allowed) {
    Object value = values.get(key);
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw invalid(KEY + "." + key, value, "a list of at least one: " + allowed);
    }
    return list.stream()
        .map(
            item ->
                matching(item, pattern).orElseThrow(() -> invalid(KEY + "." + key, item, allowed)))
        .toList();
  }

  /** A key that may be left out; one that is written holds something. */
  private List<String> optionalTexts(String key, Pattern pattern, String allowed) {
    return values.containsKey(key) ? texts(key, pattern, allowed) : List.of();
  }

  private static Optional<String> matching(@Nullable Object value, Pattern pattern) {
    return value instanceof String text && pattern.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static IllegalArgumentException invalid(
      String key, @Nullable Object found, String allowed) {
    return new IllegalArgumentException(
        "cdk.json  context.%s%n  found: %s%n  allowed: %s%n  fix: correct it there, or pass -c"
            .formatted(key, found == null ? "nothing" : found, allowed));
  }
}
