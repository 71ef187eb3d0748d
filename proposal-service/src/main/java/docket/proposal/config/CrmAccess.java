package docket.proposal.config;

import docket.proposal.DealRecords.CrmAway;
import docket.proposal.crm.AccessTokens;
import docket.proposal.crm.CrmHttp;
import docket.proposal.crm.CrmRecords;
import docket.proposal.crm.FieldMapping;
import docket.proposal.crm.HubSpotRecords;
import docket.proposal.crm.JwtBearer;
import docket.proposal.crm.PipedriveRecords;
import docket.proposal.crm.SalesforceRecords;
import docket.transport.aws.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The CRMs whose records we may read and write, as far as they are set up. */
@ApplicationScoped
class CrmAccess {

    private static final Logger LOG = Logger.getLogger(CrmAccess.class);

    private static final int CHECKS = 10;
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(30);

    private final InstantSource clock = InstantSource.system();
    private final List<CrmRecords> records;

    CrmAccess(ProposalConfig config) {
        var all = new ArrayList<CrmRecords>();
        var hubspot = config.hubspot();
        tokens(hubspot.access(), hubspot.tokenUrl())
                .ifPresent(tokens -> all.add(new HubSpotRecords(
                        new CrmHttp(hubspot.api(), tokens), FieldMapping.of("hubspot", hubspot.mapping()))));
        var salesforce = config.salesforce();
        salesforce
                .api()
                .ifPresent(api -> all.add(new SalesforceRecords(
                        new CrmHttp(api, jwt(salesforce)), FieldMapping.of("salesforce", salesforce.mapping()))));
        var pipedrive = config.pipedrive();
        pipedrive
                .api()
                .ifPresent(api -> tokens(pipedrive.access(), pipedrive.tokenUrl())
                        .ifPresent(tokens -> all.add(new PipedriveRecords(
                                new CrmHttp(api, tokens), FieldMapping.of("pipedrive", pipedrive.mapping())))));
        this.records = List.copyOf(all);
    }

    List<CrmRecords> records() {
        return records;
    }

    /** Tells an operator about fields the CRM has not, before a proposal is lost in one. */
    void check(@Observes StartupEvent started) {
        for (var crm : records) Thread.startVirtualThread(() -> check(crm));
    }

    /** A CRM that is away at the start is asked again for some time; that nobody could look is said. */
    private static void check(CrmRecords crm) {
        for (int attempt = 1; attempt <= CHECKS; attempt++) {
            try {
                var missing = crm.fieldsItHasNot();
                if (!missing.isEmpty()) {
                    LOG.errorf(
                            "%s has no such fields of a deal: %s; make them there or change docket.crm.%s.mapping",
                            crm.crm(), String.join(", ", missing), crm.crm());
                }
                return;
            } catch (CrmAway e) {
                if (attempt == CHECKS) {
                    LOG.warnf(
                            "nobody could look whether %s has the fields that docket.crm.%s.mapping names: %s",
                            crm.crm(), crm.crm(), e.getMessage());
                    return;
                }
            }
            try {
                Thread.sleep(BETWEEN_CHECKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Optional<AccessTokens> tokens(ProposalConfig.Access access, URI tokenUrl) {
        if (access.token().isPresent()) return access.token().map(CrmAccess::token);
        return access.refreshToken().map(setting -> {
            var refresh = Secrets.named(setting);
            var client = required(access.clientId(), "client-id");
            var secret = Secrets.named(required(access.clientSecret(), "client-secret"));
            return AccessTokens.granted(
                    tokenUrl,
                    () -> Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            refresh.get(),
                            "client_id",
                            client,
                            "client_secret",
                            secret.get()),
                    clock);
        });
    }

    private static AccessTokens token(String setting) {
        if (!Secrets.isKept(setting)) return AccessTokens.fixed(setting);
        var token = Secrets.named(setting);
        return AccessTokens.kept(token, token::anew);
    }

    private AccessTokens jwt(ProposalConfig.Salesforce salesforce) {
        var bearer = new JwtBearer(
                required(salesforce.clientId(), "client-id"),
                required(salesforce.user(), "user"),
                salesforce.login().toString(),
                key(salesforce),
                clock);
        return AccessTokens.granted(salesforce.login().resolve("/services/oauth2/token"), bearer::form, clock);
    }

    /** A key in a file is looked at now; one that is kept elsewhere when somebody is to be asked. */
    private static Supplier<String> key(ProposalConfig.Salesforce salesforce) {
        var setting = salesforce.privateKey();
        if (setting.isPresent()) return Secrets.named(setting.get());
        var pem = text(salesforce.key().orElseThrow(() -> missing("key")));
        JwtBearer.check(pem);
        return () -> pem;
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("access to the CRM needs its " + name + " too");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key cannot be read: " + file, e);
        }
    }
}
