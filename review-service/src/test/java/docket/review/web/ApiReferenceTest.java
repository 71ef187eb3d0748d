package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference of the API says what there is, all of it and nothing else. */
class ApiReferenceTest {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class);

    @Test
    void theReferenceNamesEveryRoute() {
        var named = ApiReference.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(routes());
    }

    @Test
    void everyRouteIsExplained() {
        assertThat(ApiReference.routes())
                .allSatisfy(route -> assertThat(route.summary()).endsWith("."));
    }

    private static Set<String> routes() {
        var found = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("docket.review.web").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> {
                            for (var method : type.getDeclaredMethods()) add(found, type, method);
                        });
        return found;
    }

    private static void add(Set<String> found, Class<?> type, Method method) {
        var path = method.getAnnotation(Path.class);
        var whole = ("/" + type.getAnnotation(Path.class).value() + "/" + (path == null ? "" : path.value()))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
        if (!whole.startsWith("/api/")) return;
        for (var verb : METHODS) if (method.isAnnotationPresent(verb)) found.add(verb.getSimpleName() + " " + whole);
    }
}
