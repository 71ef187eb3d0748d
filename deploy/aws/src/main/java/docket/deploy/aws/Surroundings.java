package docket.deploy.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** What every service finds around it, however it runs. */
record Surroundings(Settings settings, StorageStack storage, NetworkStack network, DatabaseStack database, IKey key) {

    Surroundings seenFrom(Construct scope) {
        return new Surroundings(settings, storage, network, database, storage.keyFor(scope));
    }

    Vpc vpc() {
        return network.vpc;
    }

    SecurityGroup group() {
        return network.services;
    }

    /** As {@code README.md} names them; the same for functions and tasks. */
    Map<String, String> environment(boolean withDatabase) {
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
        return variables;
    }
}
