/**
 * The account Docket runs in: buckets, queues, functions, tasks, doors and everything that watches them, as one CDK
 * application. {@link docket.deploy.aws.Synth} writes its templates; nothing here talks to AWS.
 */
@NullMarked
package docket.deploy.aws;

import org.jspecify.annotations.NullMarked;
