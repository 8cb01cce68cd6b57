/** Who may look at pipelines and who may approve: people, through SAML session tags. */
@NullMarked
package io.pipewright.infrastructure.access;

import org.jspecify.annotations.NullMarked;
