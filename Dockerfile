# The image of the generator's task, of the checkout's and of the pipeline steps.
# Build: docker build --tag pipewright .

FROM eclipse-temurin:17.0.15_6-jdk-jammy AS jdk

FROM eclipse-temurin:17.0.15_6-jre-jammy AS jre

FROM node:22.16.0-bookworm-slim AS build
COPY --from=jdk /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk
WORKDIR /build
COPY . .
RUN infrastructure/image/assemble

FROM node:22.16.0-bookworm-slim
COPY --from=jre /opt/java/openjdk /opt/java
COPY --from=build /build/target/image/lib /opt/pipewright/lib
COPY bin/pipewright-checkout bin/pipewright-generator bin/pipewright-steps /usr/local/bin/
COPY languages /opt/pipewright/languages
COPY gates /opt/pipewright/gates
# The cache is locked while it is read, so its owner is who runs.
COPY --from=build --chown=node:node /build/target/image/jsii /opt/pipewright/jsii
ENV PATH=/opt/java/bin:$PATH \
    PIPEWRIGHT_HOME=/opt/pipewright \
    PIPEWRIGHT_LIB=/opt/pipewright/lib \
    JSII_RUNTIME_PACKAGE_CACHE_ROOT=/opt/pipewright/jsii
# Not root: the base image's own user.
USER node
WORKDIR /home/node
# No ENTRYPOINT: CodeBuild starts a shell in the same image.
CMD ["pipewright-generator"]
