package docket.review.store;

import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.review.AuditTrail;
import docket.review.Erasure;
import docket.review.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Erases by functions of the database, which know every table. */
final class PostgresErasure implements Erasure {

    private final Database database;
    private final Database service;
    private final AuditTrail trail;

    PostgresErasure(Database database, AuditTrail trail) {
        this.database = database;
        this.service = database.service();
        this.trail = trail;
    }

    @Override
    public List<DocumentId> over(Kind kind, Duration age, int limit) {
        return database.list(
                "select d.id from document d where d.kind = ? and d.state in"
                        + " ('completed', 'rejected', 'expired', 'duplicate')"
                        + " and not exists (select 1 from review r where r.document_id = d.id and r.state = 'open')"
                        + " and (select max(e.at) from event e where e.document_id = d.id)"
                        + " < now() - ? * interval '1 second' order by d.received_at limit ?",
                row -> new DocumentId(row.getString(1)),
                kind.label(),
                age.toSeconds(),
                limit);
    }

    @Override
    public boolean erase(DocumentId document, String by, Files files) {
        var tenant =
                database.one("select tenant from document where id = ?", row -> row.getString(1), document.value());
        if (tenant.isEmpty()) return false;
        var sources = database.list(
                "select json::jsonb ->> 'source' from event where document_id = ?"
                        + " and type in ('DocumentReceived', 'DuplicateReceived')",
                row -> row.getString(1),
                document.value());
        files.erase(document, sources);
        var digest = database.one(
                        "select coalesce(string_agg(digest, ',' order by digest), '') from event where document_id = ?",
                        row -> row.getString(1),
                        document.value())
                .orElse("");
        return database.transaction(connection -> {
            Database.list(connection, "select erase_document(?)", row -> row.getInt(1), document.value());
            Database.change(
                    connection,
                    "insert into audit(tenant, who, what, about, digest)"
                            + " values (?, person_ref(?), 'erased', ?, audit_digest(?))",
                    tenant.get(),
                    by,
                    document.value(),
                    digest);
            return true;
        });
    }

    @Override
    public Map<String, List<Map<String, String>>> about(Person person) {
        var all = new LinkedHashMap<String, List<Map<String, String>>>();
        all.put(
                "asked",
                database.list(
                        "select id as review, document_id as document, created_at::text as at from review"
                                + " where lower(person_mail) = lower(?) order by created_at",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "decided",
                database.list(
                        "select id as review, document_id as document, verdict, comment, decided_at::text as at"
                                + " from review where decided_by = ? or ? = any(string_to_array(decided_by, ', '))"
                                + " order by decided_at",
                        PostgresErasure::row,
                        person.name(),
                        person.name()));
        all.put(
                "at",
                database.list(
                        "select id as review, document_id as document, owner_since::text as since from review"
                                + " where lower(owner_mail) = lower(?) order by owner_since",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "stand_ins",
                database.list(
                        "select away_name as away, for_name as present, first_day::text as first, last_day::text as last"
                                + " from stand_in where lower(?) in (lower(away_mail), lower(for_mail)) order by first_day",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "views",
                database.list(
                        "select name, query from saved_view where lower(person_mail) = lower(?) order by name",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "did",
                database.list(
                        "select document_id as document, type, at::text as at from event where type in"
                                + " ('ReviewDecided', 'DocumentRedriven', 'DeliveryAsked') and"
                                + " (json::jsonb ->> 'by' = ? or ? = any(string_to_array(json::jsonb ->> 'by', ', ')))"
                                + " order by at",
                        PostgresErasure::row,
                        person.name(),
                        person.name()));
        all.put(
                "links",
                database.list(
                        "select review_id as review, created_at::text as at, opened_at::text as opened from link"
                                + " where lower(person_mail) = lower(?) order by created_at",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "audit",
                database.list(
                        "select number::text, at::text as at, what, about from audit where tenant = ?"
                                + " and who <> '' and lower(person_behind(who)) in (lower(?), lower(?)) order by number",
                        PostgresErasure::row,
                        trail.tenant(),
                        person.name(),
                        person.mail()));
        all.put(
                "account",
                database.list(
                        "select mail, name, role, closed::text, added_at::text as at from account"
                                + " where address = lower(?)",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "settings",
                database.list(
                        "select name as setting, at::text as at, before, after from setting_change"
                                + " where lower(person) = lower(?) order by at",
                        PostgresErasure::row,
                        person.mail()));
        all.put(
                "sessions",
                service.list(
                        "select created_at::text as at, expires_at::text as until from session"
                                + " where lower(person_mail) = lower(?) order by created_at",
                        PostgresErasure::row,
                        person.mail()));
        return all;
    }

    private static Map<String, String> row(ResultSet row) throws SQLException {
        var facts = new LinkedHashMap<String, String>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var value = row.getString(i);
            if (value != null) facts.put(row.getMetaData().getColumnLabel(i), value);
        }
        return facts;
    }

    @Override
    public int erase(Person person, String by) {
        trail.note(by, "erased a person", "", person.mail());
        int rows = number(database, "select erase_person(?, ?)", person)
                + number(database, "select erase_account(?, ?)", person);
        return rows + number(service, "select forget_person(?, ?)", person);
    }

    private static int number(Database where, String sql, Person person) {
        return where.one(sql, row -> row.getInt(1), person.mail(), person.name())
                .orElse(0);
    }
}
