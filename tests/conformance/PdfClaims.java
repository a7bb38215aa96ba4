// PdfClaims FILE...: the veraPDF engine over every part of PDF/A and PDF/UA that a file's own metadata claims.
// Prints `CHECKED<TAB>file<TAB>part` for each part, and `COMPLAINT<TAB>file<TAB>part<TAB>…` for each failed check.
// A file that claims nothing has that as its complaint. Runs from source: `java -cp … PdfClaims.java FILE`.

import java.io.File;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class PdfClaims {
    private static final int ENOUGH_FAILURES = 500;

    public static void main(String[] files) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : files) {
            try {
                List<PDFAFlavour> claims = claims(new File(name));
                if (claims.isEmpty()) {
                    say("COMPLAINT", name, "none", "claims neither PDF/A nor PDF/UA");
                }
                for (PDFAFlavour claim : claims) {
                    judge(new File(name), claim);
                }
            } catch (Exception fault) {
                say("COMPLAINT", name, "any", "could not be judged: " + fault);
            }
        }
    }

    private static List<PDFAFlavour> claims(File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file)) {
            return parser.getFlavours().stream()
                    .filter(flavour -> flavour != PDFAFlavour.NO_FLAVOUR)
                    .collect(Collectors.toList());
        }
    }

    private static void judge(File file, PDFAFlavour claim) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, claim);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(claim, ENOUGH_FAILURES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            say("CHECKED", file.getPath(), claim.getId());
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    say("COMPLAINT", file.getPath(), claim.getId(),
                            assertion.getRuleId().getClause() + ":" + assertion.getRuleId().getTestNumber()
                                    + " " + assertion.getErrorMessage() + " at " + assertion.getLocation().getContext());
                }
            }
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                say("COMPLAINT", file.getPath(), claim.getId(), "does not comply");
            }
        }
    }

    private static void say(String... fields) {
        System.out.println(String.join("\t", fields).replace('\n', ' '));
    }
}
