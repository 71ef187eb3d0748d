package docket.model.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code model}: brought up to date before anything is asked. */
public final class ModelSchema {

    private ModelSchema() {}

    /** Safe to call from many processes at once; the first does it. */
    public static void migrate(DataSource database) {
        Flyway.configure(ModelSchema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/model")
                .schemas("model")
                .createSchemas(true)
                .load()
                .migrate();
    }
}
