package docket.deploy.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** What every service finds around it, however it runs. */
record Surroundings(
        Settings settings,
        StorageStack storage,
        NetworkStack network,
        DatabaseStack database,
        ModelsStack models,
        IKey key) {

    Surroundings seenFrom(Construct scope) {
        return new Surroundings(settings, storage, network, database, models, storage.keyFor(scope));
    }

    Vpc vpc() {
        return network.vpc;
    }

    SecurityGroup group() {
        return network.services;
    }

    /**
     * What a service is told, as {@code README.md} names it; the same for functions and tasks. What is secret is named
     * only: the service reads it when it needs it.
     */
    Map<String, String> environment(String service, boolean withDatabase) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("DOCKET_REGION", Aws.REGION);
        variables.put("DOCKET_BUCKET_INBOX", Rights.bucketName(settings, "inbox"));
        variables.put("DOCKET_BUCKET_DOCUMENTS", Rights.bucketName(settings, "documents"));
        variables.put("DOCKET_BUCKET_EXPORT", Rights.bucketName(settings, "export"));
        variables.put("DOCKET_ENGINE", settings.engine());
        variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        // Lines in CloudWatch's embedded metric format, of which the dashboard and the saved queries are made.
        variables.put("DOCKET_MODELS_EMF", "Docket/Models");
        if (withDatabase) {
            variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
            variables.put("QUARKUS_DATASOURCE_USERNAME", DatabaseStack.USER);
        }
        if (settings.bedrock()) variables.putAll(models.variables(service));
        switch (service) {
            case "proposal-service" -> crms(variables);
            case "invoice-service" -> variables.put("DOCKET_INVOICE_WEBHOOK_SECRET", settings.secret("webhook"));
            default -> {}
        }
        return variables;
    }

    private void crms(Map<String, String> variables) {
        variables.putAll(Crm.GENERIC.variables(settings)); // it does not start without
        settings.crms().forEach(crm -> variables.putAll(crm.variables(settings)));
        // HubSpot signs the address it called.
        if (!settings.certificate().isEmpty()) variables.put("DOCKET_CRM_PUBLIC_URL", settings.url());
    }

    /** Of the CRMs whose records are read and written: their secrets, by name. */
    List<String> crmSecrets() {
        return settings.crms().stream()
                .filter(crm -> crm != Crm.GENERIC)
                .map(crm -> settings.name(crm.secret()))
                .toList();
    }
}
