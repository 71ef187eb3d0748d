package docket.review;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here.
 *
 * @param role one or several, separated by spaces: {@code reviewer} and {@code approver} decide everything, a question
 *     such as {@code invoice} decides only that, {@code auditor} reads everything and changes nothing, {@code admin}
 *     sets up
 * @param tenant whose documents they see; no other's
 * @param limit up to which amount they may approve; null for any
 */
public record Person(
        String name,
        String mail,
        String role,
        String tenant,
        @Nullable BigDecimal limit) {

    public static final String EVERYTHING = "reviewer";

    private static final String APPROVER = "approver";
    private static final String AUDITOR = "auditor";
    private static final String ADMIN = "admin";
    private static final Set<String> NO_DECISIONS = Set.of(AUDITOR, ADMIN);

    @SuppressWarnings("NullAway") // rows that were written before there were tenants have none
    public Person {
        if (name.isBlank()) throw new IllegalArgumentException("a person without a name");
        if (!mail.matches("[^@\\s]+@[^@\\s]+")) throw new IllegalArgumentException("no mail address: " + mail);
        if (tenant == null) tenant = Tenancy.MAIN;
    }

    /** Of the tenant there always is, without a limit. */
    public Person(String name, String mail, String role) {
        this(name, mail, role, Tenancy.MAIN, null);
    }

    /** Whether both are the same one: people are told apart by their mail addresses. */
    public boolean is(Person other) {
        return mail.equalsIgnoreCase(other.mail());
    }

    public boolean may(Right right) {
        var roles = roles();
        return switch (right) {
            case DECIDE -> roles.isEmpty() || !NO_DECISIONS.containsAll(roles);
            case ADMINISTER -> roles.contains(ADMIN);
            case AUDIT -> roles.contains(ADMIN) || roles.contains(AUDITOR);
        };
    }

    /** Whether questions of this name are theirs to decide. */
    public boolean decides(String question) {
        var roles = roles();
        return roles.isEmpty()
                || roles.contains(EVERYTHING)
                || roles.contains(APPROVER)
                || roles.contains(question.toLowerCase(Locale.ROOT));
    }

    Set<String> roles() {
        return Arrays.stream(role.toLowerCase(Locale.ROOT).split("[\\s+]+"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    Person with(String more) {
        return roles().contains(more) ? this : new Person(name, mail, (role + " " + more).strip(), tenant, limit);
    }
}
