import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.markup.AnnotatedTextBuilder;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.patterns.PatternRuleLoader;
import org.languagetool.rules.spelling.SpellingCheckRule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks spelling and style of Markdown pages with LanguageTool. Code, addresses and pictures are
 * not read. The folder of its settings holds {@code vocabulary.txt} (words of the project), {@code
 * off.txt} (rules that are switched off, and why), {@code style.xml} (rules of the project), and
 * {@code planted.md}: each of its lines has a fault, and a run fails unless all of them are found.
 */
class Prose {

    /** Stand for inline code: names that need no article, the second one with "an". */
    private static final String NAME = "Java";

    private static final String NAME_WITH_VOWEL = "Ada";

    private final JLanguageTool tool;

    private Prose(Path settings) throws IOException {
        tool = new JLanguageTool(Languages.getLanguageForShortCode("en-GB"));
        for (String line : lines(settings.resolve("off.txt"))) {
            var name = line.split(":", 2)[0].strip();
            tool.disableRule(name);
        }
        try (var rules = Files.newInputStream(settings.resolve("style.xml"))) {
            for (Rule rule :
                    new PatternRuleLoader().getRules(rules, "style.xml", tool.getLanguage())) {
                tool.addRule(rule);
            }
        }
        var vocabulary = lines(settings.resolve("vocabulary.txt"));
        for (Rule rule : tool.getAllActiveRules()) {
            if (rule instanceof SpellingCheckRule spelling) spelling.addIgnoreTokens(vocabulary);
        }
    }

    /** Lines without comments. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * @param arguments the folder of the settings, and the pages or folders of pages
     */
    public static void main(String[] arguments) throws Exception {
        var settings = Path.of(arguments[0]);
        var prose = new Prose(settings);
        var planted = settings.resolve("planted.md");
        var found = prose.faults(planted);
        int missed = 0;
        int line = 0;
        for (String text : Files.readAllLines(planted)) {
            line++;
            if (text.isBlank() || found.containsKey(line)) continue;
            System.err.println(planted + ":" + line + ": this fault is not found any more");
            missed++;
        }
        int faults = 0;
        for (int i = 1; i < arguments.length; i++) {
            for (Path page : pages(Path.of(arguments[i]))) {
                for (String fault : prose.report(page)) {
                    System.err.println(fault);
                    faults++;
                }
            }
        }
        if (faults > 0) {
            System.err.println(
                    faults
                            + " faults of spelling or style. Mend them, or add a term of the"
                            + " project to "
                            + settings.resolve("vocabulary.txt"));
        }
        System.exit(faults + missed > 0 ? 1 : 0);
    }

    private static List<Path> pages(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private List<String> report(Path page) throws IOException {
        List<String> report = new ArrayList<>();
        faults(page)
                .forEach((line, faults) ->
                        faults.forEach(fault -> report.add(page + ":" + line + fault)));
        return report;
    }

    /** The faults of a page by line. */
    private Map<Integer, List<String>> faults(Path page) throws IOException {
        var words = new Words();
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(Files.readString(page))
                .accept(words);
        Map<Integer, List<String>> faults = new TreeMap<>();
        for (RuleMatch match : check(words.text.toString())) {
            faults.computeIfAbsent(words.line(match.getFromPos()), line -> new ArrayList<>())
                    .add(describe(match, words.text));
        }
        return faults;
    }

    private List<RuleMatch> check(String text) throws IOException {
        return tool.check(
                new AnnotatedTextBuilder().addText(text).build(),
                true,
                JLanguageTool.ParagraphHandling.NORMAL,
                null,
                JLanguageTool.Mode.ALL,
                JLanguageTool.Level.PICKY);
    }

    private static String describe(RuleMatch match, CharSequence text) {
        var suggestions = match.getSuggestedReplacements();
        return ": \"%s\": %s%s [%s]"
                .formatted(
                        text.subSequence(match.getFromPos(), match.getToPos()),
                        match.getMessage().replaceAll("</?suggestion>", "\""),
                        suggestions.isEmpty()
                                ? ""
                                : " Perhaps: "
                                        + String.join(
                                                ", ",
                                                suggestions.subList(
                                                        0, Math.min(3, suggestions.size()))),
                        match.getRule().getId());
    }

    /** The running text of a page, and the line from which each of its pieces comes. */
    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();
        private final TreeMap<Integer, Integer> lines = new TreeMap<>();

        int line(int position) {
            return lines.floorEntry(position).getValue();
        }

        private void add(Node node, String words) {
            if (!node.getSourceSpans().isEmpty()) {
                lines.put(text.length(), node.getSourceSpans().getFirst().getLineIndex() + 1);
            }
            text.append(words);
        }

        private void block(Node node) {
            visitChildren(node);
            text.append("\n\n");
        }

        @Override
        public void visit(Text node) {
            add(node, node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            add(node, node.getLiteral().matches("[AEIOUaeiou].*") ? NAME_WITH_VOWEL : NAME);
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(Paragraph node) {
            block(node);
        }

        @Override
        public void visit(Heading node) {
            block(node);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell) block(node);
            else visitChildren(node);
        }
    }
}
