package docket.review;

import java.util.Set;
import java.util.function.Supplier;

/** Whom the house's approval policy asks by role: names of roles that mean something besides Docket's own. */
@FunctionalInterface
public interface RolesOfPolicy extends Supplier<Set<String>> {}
