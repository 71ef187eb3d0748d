package docket.review.web;

import docket.review.Tenancy;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Work for a request is work for its visitor's tenant, as soon as the door knows who that is. */
@ApplicationScoped
class TenantOfVisitor implements Tenancy {

    private final Visitor visitor;

    TenantOfVisitor(Visitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public Optional<String> current() {
        return Arc.container().requestContext().isActive() ? visitor.tenant() : Optional.empty();
    }

    @Override
    public Optional<String> person() {
        return current().map(_ -> visitor.person().mail());
    }
}
