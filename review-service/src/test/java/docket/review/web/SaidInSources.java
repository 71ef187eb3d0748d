package docket.review.web;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the services can say about a document, read from where they say it: sentences with a fact in every gap. */
final class SaidInSources extends TreeScanner<Void, Void> {

    /** Stands for whatever a service fills in. */
    static final String FACT = "7";

    private static final Set<String> SPEAKERS = Set.of(
            "finding", "note", "broken", "missing", "warning", "unread", "unsure", "say", "complain", "contradiction");

    private static final String WORDS = ".*[A-Za-z]{2} [a-z].*";
    private static final int DETAIL = 3;
    private static final int MOST_WAYS = 64;

    private final Set<String> said = new TreeSet<>();

    /** Around words that nobody who decides ever reads. */
    private static final Set<String> ASIDE = Set.of("Ignored", "matches", "replaceAll", "compile");

    private final boolean everything;

    /** @param everything every phrase that is no exception's and no log's, not only what speakers are given */
    private SaidInSources(boolean everything) {
        this.everything = everything;
    }

    /** Every phrase of some classes; what a format fills in is a fact. */
    static Set<String> phrasesOf(List<Path> files) throws IOException {
        return scanned(files, new SaidInSources(true));
    }

    static Set<String> in(List<Path> roots) throws IOException {
        var files = new ArrayList<Path>();
        for (var root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                files.addAll(all.filter(each -> each.toString().endsWith(".java"))
                        .filter(SaidInSources::speaks)
                        .toList());
            }
        }
        return scanned(files, new SaidInSources(false));
    }

    private static Set<String> scanned(List<Path> files, SaidInSources scanner) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (var unit : task.parse()) unit.accept(scanner, null);
            return scanner.said;
        }
    }

    private static boolean speaks(Path file) {
        try {
            var text = Files.readString(file);
            return text.contains("Finding") || text.contains("List<String> open(") || text.contains(".complain(");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Void visitThrow(ThrowTree thrown, Void unused) {
        return everything ? null : super.visitThrow(thrown, unused);
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void unused) {
        if (!everything || sum.getKind() != Tree.Kind.PLUS) return super.visitBinary(sum, unused);
        keep(sum, "");
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        if (everything && literal.getValue() instanceof String) keep(literal, "");
        return null;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void unused) {
        if (everything) return isAside(made.getIdentifier()) ? null : super.visitNewClass(made, unused);
        var arguments = made.getArguments();
        if (made.getIdentifier().toString().equals("Finding") && arguments.size() > DETAIL) {
            keep(arguments.get(DETAIL), "");
        }
        return super.visitNewClass(made, unused);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        var method = call.getMethodSelect();
        var name = method instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : method.toString();
        if (everything)
            return ASIDE.contains(name) || method.toString().startsWith("LOG.")
                    ? null
                    : super.visitMethodInvocation(call, unused);
        boolean speaks = SPEAKERS.contains(name)
                || method.toString().equals("open.add")
                || method.toString().equals("Optional.of");
        if (speaks) for (var each : call.getArguments()) keep(each, name.equals("complain") ? "  line 7: " : "");
        return super.visitMethodInvocation(call, unused);
    }

    private static boolean isAside(Tree type) {
        var name = type.toString();
        return name.endsWith("Exception") || ASIDE.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void keep(ExpressionTree expression, String before) {
        for (var way : ways(expression)) {
            if (!way.replace(FACT, "").matches(WORDS)) continue;
            // A place that stands before, as in "line 3: ", is a sentence around this one.
            if (way.matches(FACT + "[a-z].*")) way = way.substring(FACT.length());
            said.add(before + (way.endsWith(" ") ? way + FACT : way));
        }
    }

    private static List<String> ways(Tree expression) {
        return switch (expression) {
            case LiteralTree literal ->
                List.of(String.valueOf(literal.getValue()).replaceAll("%(?:[sd]|\\.\\df)", FACT));
            case ParenthesizedTree inner -> ways(inner.getExpression());
            case ConditionalExpressionTree choice ->
                Stream.concat(ways(choice.getTrueExpression()).stream(), ways(choice.getFalseExpression()).stream())
                        .toList();
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                ways(sum.getLeftOperand()).stream()
                        .flatMap(left -> ways(sum.getRightOperand()).stream().map(right -> left + right))
                        .limit(MOST_WAYS)
                        .toList();
            default -> List.of(FACT);
        };
    }
}
