package io.pipewright.problem;

/**
 * The catalogue of what can be wrong. A number is never given to another kind of problem: people
 * and pages refer to it. The file's letter completes the code, for example {@code PW-M022}.
 */
public enum ProblemCode {
  NOT_UTF_8(1, "The file is not text in UTF-8."),
  BYTE_ORDER_MARK(2, "The file starts with a byte order mark."),
  TOO_LARGE(3, "The file is too large."),
  EMPTY_FILE(4, "The file holds nothing."),
  NOT_YAML(5, "The text is not YAML."),
  TAB(6, "A tab stands where YAML wants spaces."),
  SEVERAL_DOCUMENTS(7, "The file holds more than one YAML document."),
  DUPLICATE_KEY(8, "A key is written twice."),
  KEY_NOT_TEXT(9, "A key is a list or a mapping."),
  TOO_DEEP(10, "The values are nested too deep."),
  TOO_MANY_VALUES(11, "The file grows too large once its aliases are followed."),
  MERGE_KEY(12, "The merge key is not part of YAML 1.2."),
  EXPLICIT_TAG(13, "A value carries a tag."),
  SCALAR_TOO_LONG(14, "A value is too long."),

  UNKNOWN_KEY(20, "A key is not known."),
  MISSING_KEY(21, "A key is missing."),
  WRONG_TYPE(22, "A value is of the wrong type."),
  NOT_ALLOWED(23, "A value is not among those that are allowed."),
  MALFORMED(24, "A value is not of the form that its key asks for."),
  OUT_OF_RANGE(25, "A number is too small or too large."),
  WRONG_LENGTH(26, "A text is too short or too long."),
  WRONG_COUNT(27, "A list or a mapping has too few or too many entries."),
  REPEATED_ENTRY(28, "A list holds the same entry twice."),
  BESIDE_COMPONENTS(29, "A key stands beside 'components' that belongs into them."),

  REPOSITORY_OWNED_TWICE(40, "A repository is owned by two teams."),
  KEY_SHARED(41, "Two teams share a KMS key."),
  KEY_ELSEWHERE(42, "A team's KMS key is not in the region of the pipelines."),
  ROLE_ELSEWHERE(43, "An environment's role is not in the environment's account."),
  INSECURE_URL(44, "A URL would send secrets in the clear, or carries more than a base URL."),
  PRODUCTION_UNPROTECTED(45, "Production can be reached without an approval."),

  REPOSITORY_NOT_OWNED(50, "No team owns the repository."),
  TEAM_DISAGREES(51, "The team that is written is not the owner."),
  APPLICATION_NAME(52, "The application's name does not fit, or is another repository's."),
  LANGUAGE_UNKNOWN(53, "There is no such language pack."),
  LANGUAGE_UNDETECTED(54, "No language was recognised in the repository."),
  LANGUAGE_AMBIGUOUS(55, "Several languages were recognised in the repository."),
  RUNTIME_UNKNOWN(56, "The language pack has no such runtime version."),
  BUILD_TOOL_UNKNOWN(57, "The language pack has no such build tool."),
  BUILD_TOOL_UNDETECTED(58, "No build tool was recognised in the repository."),
  ARTIFACT_UNKNOWN(59, "The language pack makes no such artefact."),
  GATE_WEAKENED(60, "A gate is weaker than the organisation's."),
  ENVIRONMENT_UNKNOWN(61, "There is no such environment."),
  ENVIRONMENT_REPEATED(62, "An environment is deployed to twice."),
  TEMPLATE_MISSING(63, "The template is not in the repository."),
  PLACEHOLDER_UNKNOWN(64, "A placeholder is not known, or does not stand alone."),
  INJECTION(65, "A value holds an expression of CodePipeline or CloudFormation."),
  PARAMETERS_TOO_LARGE(66, "The parameters of a deployment exceed CodePipeline's limit."),
  ENVIRONMENT_ELSEWHERE(67, "An environment is in another region than the pipelines."),
  DIRECTORY_MISSING(68, "A component's directory or file is not in the repository."),
  DIRECTORIES_OVERLAP(69, "The directories of two components overlap."),
  DEPLOYMENT_ORDER(70, "Two components reach the environments in different orders."),
  TOO_MANY_STAGES(71, "The pipeline would have more stages than CodePipeline takes."),
  PARAMETER_UNKNOWN(72, "The template has no such parameter."),
  PARAMETER_MISSING(73, "The template wants a parameter that is not given."),
  PARAMETER_VALUE(74, "The template does not take this value for a parameter."),
  TEMPLATE_UNREADABLE(75, "The template cannot be read."),

  PACK_NAME(80, "The file's name and the pack's name differ."),
  IMAGE_NOT_PINNED(81, "An image has no fixed version."),
  RUNTIME_DEFAULT(82, "The default runtime is not among the versions."),
  GATE_MISSING(83, "A gate that every pipeline must have is missing.");

  private final int number;
  private final String title;

  ProblemCode(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** The stable name in a kind of file, for example {@code PW-M022}. */
  public String in(FileKind file) {
    return String.format("PW-%c%03d", file.letter(), number);
  }

  /** One sentence for people. */
  public String title() {
    return title;
  }
}
