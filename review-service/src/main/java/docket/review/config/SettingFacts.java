package docket.review.config;

import docket.review.Facts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** What this process was told at its start, secrets left out. */
@Singleton
class SettingFacts implements Facts {

    private static final String SECRET = ".*(secret|token|password|key|credential|hash).*";

    @Override
    public List<Fact> under(String prefix) {
        var config = ConfigProvider.getConfig();
        var names = new TreeSet<String>();
        // The same property is named twice where an environment variable gives it, once in capitals.
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(prefix))
                .forEach(names::add);
        var facts = new ArrayList<Fact>();
        for (var name : names) {
            boolean secret = name.matches(SECRET);
            config.getOptionalValue(name, String.class)
                    .ifPresent(value -> facts.add(new Fact(name, secret ? "***" : value)));
        }
        return facts;
    }
}
