/** Makes the services' container images with Jib: no container engine is needed, neither to build nor to push. */
@NullMarked
package docket.kubernetes.image;

import org.jspecify.annotations.NullMarked;
