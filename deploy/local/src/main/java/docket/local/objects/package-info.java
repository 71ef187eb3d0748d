/**
 * Objects that speak Amazon S3: S3Proxy over files, made atomic, with notifications for the inbox. The only place that
 * knows S3Proxy.
 */
@NullMarked
package docket.local.objects;

import org.jspecify.annotations.NullMarked;
