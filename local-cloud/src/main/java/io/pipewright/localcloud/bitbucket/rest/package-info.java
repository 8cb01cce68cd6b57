/** What the REST APIs of both kinds of Bitbucket have in common. */
@NullMarked
package io.pipewright.localcloud.bitbucket.rest;

import org.jspecify.annotations.NullMarked;
