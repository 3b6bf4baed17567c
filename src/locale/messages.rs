//! The one catalogue of strings. Whatever reaches a visitor stands here or in
//! the rule data; a message without its German does not compile.
//!
//! To add one, write its name, the English and the German. Places to fill in
//! are written `{name}`, the same ones in both languages. Speak to a person,
//! plainly and briefly; verbs come before nouns.

use super::{Message, Plural};

macro_rules! messages {
    ($($name:ident = $en:literal, $de:literal;)*) => {
        $(
            #[doc = $en]
            pub static $name: Message = Message { en: $en, de: $de };
        )*

        #[cfg(test)]
        static MESSAGES: &[(&str, &Message)] = &[$((stringify!($name), &$name)),*];
    };
}

macro_rules! plurals {
    ($($name:ident = [$en_one:literal, $en:literal], [$de_one:literal, $de:literal];)*) => {
        $(
            #[doc = $en]
            pub static $name: Plural = Plural {
                one: Message { en: $en_one, de: $de_one },
                other: Message { en: $en, de: $de },
            };
        )*

        #[cfg(test)]
        static PLURALS: &[(&str, &Plural)] = &[$((stringify!($name), &$name)),*];
    };
}

messages! {
    // What stands inside the tag before the widget is there.
    FALLBACK_HELP =
        "The estimate runs in your browser, in JavaScript and WebAssembly. It appears here once both are allowed; what it goes by is this.",
        "Die Einschätzung läuft in Ihrem Browser, mit JavaScript und WebAssembly. Sie erscheint hier, sobald beides erlaubt ist; sie richtet sich danach:";
    FALLBACK_ASKS =
        "It asks who is certified in what, for figures such as new customers, and for the day to judge by.",
        "Sie fragt, wer worin zertifiziert ist, nach Zahlen wie neuen Kunden und nach dem Tag der Beurteilung.";
    FIRST_HELP =
        "You can type already: the answer is on its way.",
        "Sie können schon tippen: Die Antwort ist unterwegs.";
    FALLBACK_AWARDS = "Whoever starts from nothing lacks this:", "Wer bei null beginnt, dem fehlt dies:";
    // What it costs.
    COSTS = "What it costs", "Was es kostet";
    SOURCE = "Source", "Quelle";
    BILL_FOR = "For {awards}", "Für {awards}";
    BILL_NEXT = "For {awards}, which is next", "Für {awards}, als Nächstes zu erreichen";
    BILL_DISCOUNT =
        "For you {amount}: {percent} off for the level that you hold.",
        "Für Sie {amount}: {percent} Nachlass für die Stufe, die Sie haben.";
    BILL_DISCOUNT_OPEN =
        "{percent} off for the level that you hold.",
        "{percent} Nachlass für die Stufe, die Sie haben.";
    BILL_TAXED = "With {percent} tax: {amount}", "Mit {percent} Steuer: {amount}";
    BILL_YEARLY =
        "Due when you buy, and on the same day of each year after.",
        "Fällig beim Kauf und am selben Tag jedes folgenden Jahres.";
    BILL_DUE = "Due again on {day}.", "Wieder fällig am {day}.";
    BILL_DUE_BY =
        "Due now: the time to renew ends on {day}.",
        "Jetzt fällig: Die Zeit zum Verlängern endet am {day}.";
    TAX = "Tax on it", "Steuer darauf";
    TAX_HELP =
        "Depends on your country, an exemption and your VAT id; the programme’s page names no rates.",
        "Hängt von Ihrem Land, einer Befreiung und Ihrer USt-IdNr. ab; die Seite des Programms nennt keine Sätze.";
    TAX_PAGE = "Invoices and taxes", "Rechnungen und Steuern";
    RENEWAL_OPENS =
        "The renewal of {award} opens; it closes on {day}.",
        "Die Verlängerung von {award} beginnt; sie endet am {day}.";
    NEXT_QUESTION = "Worth entering next", "Als Nächstes am aufschlussreichsten";
    // The pages of rules beside the widget.
    RULES = "The rules at a glance", "Die Regeln auf einen Blick";
    RULES_OF = "The rules of the {program}", "Die Regeln des {program}";
    RULES_LEAD =
        "Every award that the estimate knows, with what it asks for, where that was published, and when.",
        "Jede Auszeichnung, die die Einschätzung kennt, mit dem, was sie verlangt, und wo und wann das veröffentlicht wurde.";
    RULES_CHANGES = "What changed when", "Was sich wann geändert hat";
    RULES_CHANGES_LEAD =
        "From one edition of the rules to the next: what came, what went, and which of the worked examples come out otherwise for it.",
        "Von einer Ausgabe der Regeln zur nächsten: was kam, was ging und welche der durchgerechneten Beispiele deshalb anders ausgehen.";
    RULES_BACK = "To the rules", "Zu den Regeln";
    RULES_OTHER = "Auf Deutsch", "In English";
    RULES_CONTENTS = "Contents", "Inhalt";
    RULES_MEMBERSHIP = "Membership", "Mitgliedschaft";
    RULES_COMPETENCIES = "Competencies", "Kompetenzen";
    RULES_DESIGNATIONS = "Designations", "Designationen";
    RULES_FROM = "From {from}", "Ab {from}";
    RULES_UNTIL = "Until {until}", "Bis {until}";
    RULES_BETWEEN = "{from} to {until}", "{from} bis {until}";
    RULES_FROM_THE_START = "From the start", "Von Anfang an";
    RULES_CLOSED = "On these days the award could not be attained.", "In dieser Zeit war die Auszeichnung nicht zu erlangen.";
    RULES_FEE = "Fee", "Gebühr";
    RULES_PAGE = "Microsoft’s page on it", "Die Seite von Microsoft dazu";
    RULES_ON = "On {day}", "Am {day}";
    RULES_CAME = "New", "Neu";
    RULES_WENT = "Gone", "Entfallen";
    RULES_BECAME = "Changed", "Geändert";
    RULES_WAS = "before", "vorher";
    RULES_IS = "now", "jetzt";
    RULES_FLIPS = "Worked examples that come out otherwise", "Durchgerechnete Beispiele, die anders ausgehen";
    RULES_NO_FLIPS = "No worked example comes out otherwise.", "Kein durchgerechnetes Beispiel geht anders aus.";
    RULES_ATTAINED_NOT = "not attained", "nicht erlangt";
    RULES_NO_CHANGES = "Only one edition is known.", "Nur eine Ausgabe ist bekannt.";
    RULES_LEGEND =
        "What was found in no source says so. A line that is set in belongs to the one above it.",
        "Was sich in keiner Quelle fand, ist so gekennzeichnet. Eine eingerückte Zeile gehört zu der darüber.";
    // Files, links, and what is handed on.
    IMPORT = "Open a file", "Datei öffnen";
    IMPORT_HEADING = "What the file holds", "Was die Datei enthält";
    IMPORT_DONE = "The file is taken in.", "Die Datei ist übernommen.";
    TAKE_OVER = "Take it over", "Übernehmen";
    DISCARD = "Discard", "Verwerfen";
    CLOSE = "Close", "Schließen";
    COLUMNS = "Columns", "Spalten";
    COLUMNS_UNCLEAR =
        "Choose the column of the people and that of the certifications.",
        "Wählen Sie die Spalte der Personen und die der Zertifizierungen.";
    COLUMN_UNNAMED = "Column {n}", "Spalte {n}";
    COLUMN_FIRST_NAME = "First name", "Vorname";
    COLUMN_LAST_NAME = "Last name", "Nachname";
    COLUMN_IDENTITY = "Address or id", "Adresse oder Kennung";
    COLUMN_CERTIFICATION = "Certification", "Zertifizierung";
    COLUMN_EXPIRES = "Valid until", "Gültig bis";
    COLUMN_IGNORED = "Not needed", "Nicht nötig";
    DAY_ORDER = "How are the days written?", "Wie sind die Tage geschrieben?";
    MONTH_FIRST = "Month first: 5/31/2023", "Monat zuerst: 5/31/2023";
    DAY_FIRST = "Day first: 31/5/2023", "Tag zuerst: 31/5/2023";
    OMITTED = "Not taken", "Nicht übernommen";
    OMITTED_UNKNOWN = "“{text}” is no certification that is known here.", "„{text}“ ist keine Zertifizierung, die hier bekannt ist.";
    OMITTED_NO_CERTIFICATION = "there is no certification.", "es steht keine Zertifizierung da.";
    OMITTED_NO_PERSON = "there is no person beside “{text}”.", "neben „{text}“ steht keine Person.";
    OMITTED_INACTIVE = "the certification is marked “{text}”.", "die Zertifizierung ist als „{text}“ gekennzeichnet.";
    OMITTED_NOT_LINKED = "the person is not associated with your organisation.", "die Person ist nicht mit Ihrer Organisation verknüpft.";
    OMITTED_LEARNING = "“{text}” is no certification but learning content.", "„{text}“ ist keine Zertifizierung, sondern ein Lerninhalt.";
    OMITTED_DAY = "“{text}” is no day; the certification is taken without it.", "„{text}“ ist kein Tag; die Zertifizierung wird ohne ihn übernommen.";
    OMITTED_TOO_LONG = "the text is too long.", "der Text ist zu lang.";
    OMITTED_TOO_MANY_PEOPLE = "there are more people than are taken.", "es sind mehr Personen, als übernommen werden.";
    MEANT = "Take it as {certification}", "Als {certification} übernehmen";
    FILE_TOO_LARGE = "The file is larger than {most} MB. Choose the export of the certifications alone.", "Die Datei ist größer als {most} MB. Wählen Sie nur den Export der Zertifizierungen.";
    FILE_TOO_MANY_ROWS = "The file has more than {most} rows.", "Die Datei hat mehr als {most} Zeilen.";
    FILE_TOO_MANY_COLUMNS = "Line {line} has more columns than a table of people and certifications needs.", "Zeile {line} hat mehr Spalten, als eine Tabelle von Personen und Zertifizierungen braucht.";
    FILE_WORKBOOK = "This is a workbook. Save it as CSV and open that.", "Das ist eine Arbeitsmappe. Speichern Sie sie als CSV und öffnen Sie diese Datei.";
    FILE_NOT_TEXT = "This is no text file.", "Das ist keine Textdatei.";
    FILE_EMPTY = "The file is empty.", "Die Datei ist leer.";
    FILE_ONE_COLUMN = "The file has one column only; people and certifications need two.", "Die Datei hat nur eine Spalte; Personen und Zertifizierungen brauchen zwei.";
    FILE_LEARN_REPORT = "This is the report on modules and learning paths: it holds no certifications. Choose the training completions.", "Das ist der Bericht über Module und Lernpfade: Er enthält keine Zertifizierungen. Wählen Sie die Schulungsabschlüsse.";
    FILE_LONG_ROW = "The row that begins on line {line} is too long; maybe a quote is left open.", "Die Zeile, die in Zeile {line} beginnt, ist zu lang; vielleicht fehlt ein schließendes Anführungszeichen.";
    FILE_OPEN_QUOTE = "A quote opened on line {line} is never closed.", "Ein Anführungszeichen aus Zeile {line} wird nie geschlossen.";
    FILE_FORMULA = "Line {line} holds a formula. Export values only.", "Zeile {line} enthält eine Formel. Exportieren Sie nur Werte.";
    DOCUMENT_NOT_JSON = "The file begins like JSON and is none.", "Die Datei beginnt wie JSON, ist aber keines.";
    DOCUMENT_OTHER = "This JSON was not saved here.", "Dieses JSON wurde nicht hier gespeichert.";
    DOCUMENT_NEWER = "A newer version saved this file. Reload the page to get that one.", "Eine neuere Version hat diese Datei gespeichert. Laden Sie die Seite neu, um sie zu bekommen.";
    DOCUMENT_AT = "At {path}: expected {expected}.", "Bei {path}: erwartet wird {expected}.";
    DOCUMENT_HOLDS = "{people}, {entries}. It replaces what is entered; Undo brings that back.", "{people}, {entries}. Das ersetzt, was eingetragen ist; Rückgängig holt es zurück.";
    DOCUMENT_IGNORED = "Not known here and left out: {fields}", "Hier nicht bekannt und weggelassen: {fields}";
    EXPECTED_TEXT = "a text", "ein Text";
    EXPECTED_LIST = "a list", "eine Liste";
    EXPECTED_OBJECT = "an object", "ein Objekt";
    EXPECTED_ANSWER = "true or false", "true oder false";
    EXPECTED_MARKET = "developed or developing", "developed oder developing";
    EXPECTED_LANGUAGE = "en or de", "en oder de";
    EXPECTED_AT_MOST = "at most {most} entries", "höchstens {most} Einträge";
    LINK_HEADING = "The link cannot be opened", "Der Link lässt sich nicht öffnen";
    LINK_NEWER = "A newer version made this link. Reload the page to get that one.", "Eine neuere Version hat diesen Link erzeugt. Laden Sie die Seite neu, um sie zu bekommen.";
    LINK_DAMAGED = "Something of the link is missing or changed on its way. Copy it once more, whole.", "Von dem Link fehlt etwas, oder er wurde unterwegs verändert. Kopieren Sie ihn noch einmal, ganz.";
    LINK_DONE = "What the link holds is entered.", "Was der Link enthält, ist eingetragen.";
    SHARE = "Hand it on", "Weitergeben";
    SHARE_HELP = "As a link, a text, a table or a file", "Als Link, Text, Tabelle oder Datei";
    LINK = "Link", "Link";
    LINK_HELP = "It holds what you entered, in the part of the address that no browser sends to a server.", "Er enthält Ihre Angaben, in dem Teil der Adresse, den kein Browser an einen Server sendet.";
    LINK_LONG = "The link is long: some programs cut it. A file is safer.", "Der Link ist lang: Manche Programme schneiden ihn ab. Eine Datei ist sicherer.";
    LINK_NAMES = "With names", "Mit Namen";
    COPY_LINK = "Copy the link", "Link kopieren";
    COPY_REPORT = "Copy the answer", "Ergebnis kopieren";
    SAVE_GAPS = "Save what is missing (CSV)", "Fehlendes speichern (CSV)";
    SAVE_JSON = "Save what you entered (JSON)", "Angaben speichern (JSON)";
    REPORT_SHOW = "The answer as text", "Das Ergebnis als Text";
    COPIED = "Copied.", "Kopiert.";
    NOT_FETCHED = "A part of this page could not be fetched.", "Ein Teil dieser Seite konnte nicht geladen werden.";
    TRY_AGAIN = "Try again", "Noch einmal versuchen";
    NOT_COPIED = "The browser does not let the page copy: mark the text and copy it yourself.", "Der Browser lässt die Seite nicht kopieren: Markieren Sie den Text und kopieren Sie ihn selbst.";
    AWARD = "Award", "Auszeichnung";
    MISSING = "Missing", "Fehlt";

    // The question, and what is around it.
    QUESTION =
        "Who on your team is certified?",
        "Wer in Ihrem Team ist zertifiziert?";
    QUESTION_HELP =
        "Type a code, paste a list, drop a file, or load the example company. The answer follows as you type, and all of it stays in this browser.",
        "Tippen Sie einen Code, fügen Sie eine Liste ein, legen Sie eine Datei ab oder laden Sie die Beispielfirma. Die Antwort folgt beim Tippen, und alles bleibt in diesem Browser.";
    STAYS_HERE =
        "What you enter stays in this browser.",
        "Ihre Angaben bleiben in diesem Browser.";
    DISCLAIMER =
        "Not Microsoft’s. An estimate from published rules; Partner Center decides.",
        "Nicht von Microsoft. Eine Einschätzung nach den veröffentlichten Regeln; es entscheidet das Partner Center.";
    NO_MATCH =
        "Nothing matches these filters.",
        "Zu diesen Filtern passt nichts.";
    UNDO = "Undo", "Rückgängig";
    RESET = "Start over", "Neu beginnen";
    FORGET = "Forget me", "Alles vergessen";
    RESET_DONE = "Everything is cleared.", "Alles ist geleert.";
    LOAD_EXAMPLE = "Load the example company", "Beispielfirma laden";
    EXAMPLE_LOADED = "The example company is loaded.", "Die Beispielfirma ist geladen.";
    PRINT = "Print", "Drucken";
    LANGUAGE = "Language", "Sprache";
    ENGLISH = "English", "English";
    GERMAN = "Deutsch", "Deutsch";
    YES = "Yes", "Ja";
    NO = "No", "Nein";
    NOT_ENTERED = "Nothing entered", "Nichts eingegeben";
    MORE = "Show more", "Mehr anzeigen";
    LESS = "Show less", "Weniger anzeigen";

    // The roster.
    ADD_PERSON = "Add a person", "Person hinzufügen";
    NAME = "Name or role", "Name oder Rolle";
    HOW_MANY = "How many people", "Anzahl Personen";
    CERTIFICATIONS = "Certifications", "Zertifizierungen";
    SEARCH = "Code or word: AZ-104, Azure", "Code oder Wort: AZ-104, Azure";
    SEARCH_IDLE = "counts for nothing in this programme", "zählt in diesem Programm für nichts";
    SEARCH_HELP =
        "Choose with the arrow keys and Enter. Backspace removes the last one, the left arrow key leads to those before. A pasted list lands as a whole.",
        "Mit den Pfeiltasten und Enter wählen. Die Rücktaste entfernt den letzten Eintrag, die linke Pfeiltaste führt zu den Einträgen davor. Eine eingefügte Liste wird ganz übernommen.";
    SEARCH_NOTHING = "No certification matches “{text}”.", "Keine Zertifizierung passt zu „{text}“.";
    REMOVE_NAMED = "Remove {name}", "{name} entfernen";
    PASSED_ON = "Passed on", "Bestanden am";
    RETIRED_ON = "retired on {day}", "eingestellt am {day}";
    PERSON_UNNAMED = "Person {row}", "Person {row}";
    PERSON_SOME = "{count} of “{name}”", "{count} aus „{name}“";
    PERSON_SOME_UNNAMED = "{count} of row {row}", "{count} aus Zeile {row}";

    // Figures and questions.
    FIGURES = "Figures", "Kennzahlen";
    FIGURES_HELP =
        "Enter what you know. What is empty counts as nothing so far.",
        "Tragen Sie ein, was Sie wissen. Was leer ist, zählt vorerst als nichts.";
    UNIT_USD = "US$", "US$";
    UNIT_CUSTOMERS = "customers", "Kunden";
    UNIT_USERS = "users", "Benutzer";
    UNIT_SEATS = "seats", "Lizenzen";
    UNIT_DEVICES = "devices", "Geräte";
    UNIT_DEPLOYMENTS = "deployments", "Bereitstellungen";
    UNIT_PEOPLE = "people", "Personen";
    UNIT_PERCENT = "%", "%";
    WINDOW_LAST_YEAR = "in the last 12 months", "in den letzten 12 Monaten";
    WINDOW_LAST_TWO_YEARS = "in the last 24 months", "in den letzten 24 Monaten";
    WINDOW_LAST_QUARTER = "in the last 3 months", "in den letzten 3 Monaten";
    WINDOW_MONTHLY_AVERAGE =
        "a month, on average over the last 3 months",
        "im Monat, im Durchschnitt der letzten 3 Monate";
    WINDOW_NOW = "now", "heute";
    WINDOW_YEAR_AGO = "12 months ago", "vor 12 Monaten";
    WINDOW_ON = "on {day}", "am {day}";

    // Markets, day, program.
    MARKET = "Your market", "Ihr Markt";
    MARKET_HELP =
        "Microsoft sorts countries into developed and developing markets. Some figures are lower in developing ones.",
        "Microsoft teilt Länder in entwickelte Märkte und Entwicklungsmärkte ein. In Entwicklungsmärkten sind manche Werte niedriger.";
    MARKET_DEVELOPED = "Developed", "Entwickelter Markt";
    MARKET_DEVELOPING = "Developing", "Entwicklungsmarkt";
    MARKET_CUSTOMERS = "Your customers’ market", "Markt Ihrer Kunden";
    MARKET_CUSTOMERS_SAME = "The same as yours", "Derselbe wie Ihrer";
    MARKET_CUSTOMERS_HELP =
        "One customer in a developed market makes it developed.",
        "Schon ein Kunde in einem entwickelten Markt macht ihn zum entwickelten.";
    JUDGED_ON = "Judged as of", "Beurteilt zum";
    JUDGED_ON_HELP =
        "The rules that were in force on this day decide.",
        "Es entscheiden die Regeln, die an diesem Tag galten.";
    PROGRAM = "Programme", "Programm";

    // The answer.
    LADDER = "Membership", "Mitgliedschaft";
    NEXT_STEP = "Your next step", "Ihr nächster Schritt";
    JUDGE_BY = "Judge by the {program}", "Nach dem {program} beurteilen";
    NEXT_STEP_ENTER =
        "Enter a person and their certifications. The cheapest way to an award then stands here.",
        "Tragen Sie eine Person und ihre Zertifizierungen ein. Dann steht hier der günstigste Weg zu einer Auszeichnung.";
    NEXT_STEP_COMING = "Being worked out …", "Wird berechnet …";
    NEXT_STEP_NONE =
        "There is nothing further to attain on this day.",
        "An diesem Tag lässt sich nichts Weiteres erreichen.";
    AWARDS = "What you can attain", "Was Sie erreichen können";
    FILTER_AREA = "Area", "Bereich";
    FILTER_STATUS = "Status", "Status";
    NEAREST_FIRST = "Nearest first", "Das Nächste zuerst";
    CHECKLIST = "Checklist", "Checkliste";
    HAVE_OF_NEED = "{have} of {need}", "{have} von {need}";
    COUNTED = "Counted", "Gezählt";
    MICROSOFT_PAGE = "Microsoft’s page on it", "Die Seite von Microsoft dazu";
    NOW_REACHED = "Now {what}", "Jetzt {what}";
    NO_LONGER = "No longer {what}", "Nicht mehr {what}";

    // Specializations.
    SPECIALIZATIONS = "Specializations", "Erweiterte Spezialisierungen";
    SPECIALIZATIONS_HELP =
        "Each builds on something else. Once its published criteria are met, an audit is to be passed, or Microsoft verifies.",
        "Jede baut auf etwas anderem auf. Sind ihre veröffentlichten Kriterien erfüllt, ist ein Audit zu bestehen, oder Microsoft prüft.";
    AWARDED = "Has it been awarded to you?", "Wurde sie Ihnen verliehen?";
    AWARDED_ON = "Awarded on", "Verliehen am";
    SEEK = "Find by name", "Nach Namen suchen";
    CHAIN = "From nothing to here", "Von null bis hierher";
    CHAIN_REFERENCES = "Customer references", "Kundenreferenzen";
    CHAIN_AUDIT = "Audit", "Audit";
    CHAIN_VERIFICATION = "Verification by Microsoft", "Prüfung durch Microsoft";
    CHAIN_LATER = "once all else is met", "sobald alles andere erfüllt ist";

    // What customers see.
    CARD = "What customers see", "Was Kunden sehen";
    CARD_DRAWN =
        "Our drawing after the business profile in the partner directory, not Microsoft’s.",
        "Unsere Zeichnung nach dem Geschäftsprofil im Partnerverzeichnis, nicht die von Microsoft.";
    CARD_NOW = "Now", "Jetzt";
    CARD_REACH = "With what is within reach", "Mit dem, was in Reichweite ist";
    CARD_NOTHING =
        "Nothing yet that customers would see.",
        "Noch nichts, was Kunden sehen würden.";
    COMPANY = "Your company’s name", "Name Ihrer Firma";
    COMPANY_NONE = "Your company", "Ihre Firma";

    // Sources and honesty.
    SOURCES = "Sources", "Quellen";
    SOURCE_MARK = "Source {number}", "Quelle {number}";
    SOURCE_PRIMARY = "Microsoft’s own", "von Microsoft";
    SOURCE_SECONDARY = "not Microsoft’s", "nicht von Microsoft";
    RULES_CHECKED = "Rules last checked on {day}", "Regeln zuletzt geprüft am {day}";
    ASSUMPTIONS = "What is assumed", "Was angenommen wird";
    ASSUMPTIONS_HELP =
        "Where the sources are silent, the answer rests on this.",
        "Wo die Quellen schweigen, beruht das Ergebnis darauf.";
    CAVEAT_OUTDATED =
        "By the rules last published in {month}; no later confirmation was found.",
        "Nach den zuletzt im {month} veröffentlichten Regeln; eine spätere Bestätigung fand sich nicht.";
    CAVEAT_CHECKED =
        "This entry was last checked against its sources on {day}.",
        "Dieser Eintrag wurde zuletzt am {day} mit seinen Quellen verglichen.";
    CAVEAT_SECONDARY =
        "None of its sources is Microsoft’s own.",
        "Keine der Quellen stammt von Microsoft selbst.";
    CAVEAT_VERIFIED =
        "Meets the published criteria. Microsoft verifies the rest.",
        "Erfüllt die veröffentlichten Kriterien. Den Rest überprüft Microsoft.";

    // The five shapes.
    MARK_MET = "met", "erfüllt";
    MARK_SHORT = "short", "fehlt noch";
    MARK_BLOCKED = "blocked", "gesperrt";
    MARK_UNKNOWN = "unknown", "unbekannt";
    MARK_DECLARED = "declared by you", "Ihre Angabe";

    // How far a level is.
    STATUS_ACHIEVED = "attained", "erreicht";
    STATUS_HELD = "held", "vorhanden";
    STATUS_CRITERIA_MET = "published criteria met", "veröffentlichte Kriterien erfüllt";
    STATUS_WITHIN_REACH = "within reach", "in Reichweite";
    STATUS_BLOCKED = "something else first", "anderes zuerst";
    STATUS_UNDETERMINED = "open", "offen";
    STATUS_CLOSED = "closed", "geschlossen";
    VERDICT_MET = "met", "erfüllt";
    VERDICT_UNMET = "short", "fehlt noch";
    VERDICT_UNKNOWN = "open", "offen";

    // How amounts are written.
    MONEY = "{sign}{amount}", "{amount}\u{a0}{sign}";
    MONEY_BY_CODE = "{sign}\u{a0}{amount}", "{amount}\u{a0}{sign}";
    PERCENT = "{number}%", "{number}\u{a0}%";
    AMOUNT_OF_MONEY = "{amount} of {name}", "{amount} {name}";
    AMOUNT = "{amount} {name}", "{amount} {name}";
    AMOUNT_GROWTH =
        "growth of {percent} in {name}, compared with {before}",
        "{percent} Wachstum bei „{name}“ gegenüber {before}";
    GROWTH_SINCE_YEAR_AGO = "12 months ago", "dem Stand vor 12 Monaten";
    GROWTH_SINCE_DAY = "{day}", "dem Stand vom {day}";
    GROWTH_SINCE = "“{name}”", "„{name}“";
    GROWTH_FROM =
        "Counts where “{name}” is at least {low}.",
        "Zählt, wenn „{name}“ mindestens {low} beträgt.";
    GROWTH_BAND =
        "Counts where “{name}” is at least {low} and less than {high}.",
        "Zählt, wenn „{name}“ mindestens {low} und weniger als {high} beträgt.";
    PEOPLE_WITH_SKILL = "people with {skill}", "Personen mit {skill}";

    // What somebody must hold.
    SKILL_ANY = "one of {list}", "{list}";
    SKILL_INNER = "({list})", "({list})";
    GROUP_ALL_WITH = "all with {skill}", "alle mit {skill}";

    // Requirements.
    ALL_OF = "All of these:", "Alles davon:";
    ANY_OF = "One of these:", "Eines davon:";
    OPEN_TO_ALL = "Open to everybody", "Steht allen offen";
    SAME_PEOPLE_OR_OTHERS =
        "The people counted above may count here too.",
        "Die oben gezählten Personen dürfen auch hier zählen.";
    SAME_PEOPLE_UNSTATED =
        "No source that was found says whether the people counted above may count here too.",
        "Ob die oben gezählten Personen auch hier zählen dürfen, sagt keine gefundene Quelle.";
    SCORE_OF = "At least {points} points in “{score}”", "Mindestens {points} Punkte bei „{score}“";
    HOW_IT_COUNTS = "{name}: how each point comes about", "{name}: wie jeder Punkt zustande kommt";
    HOW_CLASSED = "How Microsoft decides", "Wie Microsoft entscheidet";
    NET_LOSS = "More lost than won: that counts as none.", "Mehr verloren als gewonnen: Das zählt als null.";
    LATER = "What changes by itself", "Was sich von selbst ändert";
    LATER_HELP =
        "In the two years after the day judged, if your people and figures stay as they are and by the rules known today.",
        "In den zwei Jahren nach dem beurteilten Tag, wenn Ihr Team und Ihre Kennzahlen bleiben, wie sie sind, und nach den heute bekannten Regeln.";
    TURN_FROM = "From {day}", "Ab {day}";
    TURN_STOPS = "{certification} stops counting: {people}.", "{certification} zählt nicht mehr: {people}.";
    TURN_RULES = "Other rules begin, something held runs out, or the programme ends.", "Andere Regeln beginnen, etwas, das Sie haben, läuft aus, oder das Programm endet.";
    TURN_POINTS = "{award}: {after} instead of {before} points", "{award}: {after} statt {before} Punkte";
    JUDGE_ON = "Judge as of {day}", "Zum {day} beurteilen";
    QUALIFYING_WINDOW =
        "To enrol, it is enough to have qualified on one day from {from} to {until}. Judged here is the one day that you choose.",
        "Für die Anmeldung genügt ein Tag vom {from} bis zum {until}, an dem Sie sich qualifiziert haben. Beurteilt wird hier der eine Tag, den Sie wählen.";
    NO_RULES_AFTER =
        "The rules are known up to {day}; this later day is judged by the same.",
        "Die Regeln sind bis zum {day} bekannt; der spätere Tag wird nach denselben beurteilt.";
    THEN_AND_NOW = "Then and now", "Damals und heute";
    THEN_AND_NOW_HELP =
        "What took the place of each competency, and where the same company stands today",
        "Was an die Stelle jeder Kompetenz trat, und wo dasselbe Unternehmen heute steht";
    THEN_AND_NOW_NOTHING = "Enter who is certified to see it.", "Tragen Sie ein, wer zertifiziert ist, um es zu sehen.";
    SCORES = "Scores", "Punktzahlen";
    SCORE_SAYS = "{points} points, {mark} needed", "{points} Punkte, {mark} nötig";
    OF_MARK = "{mark} needed", "{mark} nötig";
    METRIC = "Metric", "Metrik";
    POINTS = "Points", "Punkte";
    THERE_IS = "You have", "Vorhanden";
    TRACK_DECIDES = "counts", "zählt";
    TRACK_OTHER = "is lower", "liegt darunter";
    TRACK_PRESUMED = "if you are on this track", "falls das Ihr Weg ist";
    TRACKS_PRESUMED =
        "Where you have not said which track you are on, each dial shows its nearer one; areas that share the choice will share the track.",
        "Wo Sie noch keinen Weg gewählt haben, zeigt jede Anzeige den näheren; Bereiche mit derselben Auswahl haben am Ende denselben.";
    WHY_NOTHING_ENTERED = "Nothing is entered yet.", "Noch nichts eingetragen.";
    WHY_NONE = "There is none yet.", "Noch nichts vorhanden.";
    WHY_NOBODY = "Nobody with {skill} yet.", "Noch niemand mit {skill}.";
    WHY_NO_GROWTH = "There is no growth that counts.", "Es gibt kein Wachstum, das zählt.";
    WHY_FIRST =
        "Nothing counts before this: {first} ({have} of {need}).",
        "Vorher zählt nichts: {first} ({have} von {need}).";
    METRIC_IN_PROPORTION =
        "{name}: up to {points} points, all of them at {amount}",
        "{name}: bis zu {points} Punkte; für alle nötig: {amount}";
    METRIC_WHOLE =
        "{name}: {points} points or none",
        "{name}: {points} Punkte oder keine";
    METRIC_SUM = "{name}: up to {points} points, added up from:", "{name}: bis zu {points} Punkte, zusammengezählt aus:";
    METRIC_BEST = "{name}: up to {points} points, by the best of:", "{name}: bis zu {points} Punkte, nach dem Besten davon:";
    METRIC_GATED = "{name}: up to {points} points, once this is met:", "{name}: bis zu {points} Punkte, sobald dies erfüllt ist:";
    METRIC_PART = "Part", "Teil";
    BY_MARKET =
        "{developed} in developed markets, {developing} in developing ones.",
        "{developed} in entwickelten Märkten, {developing} in Entwicklungsmärkten.";
    AWARD_FIRST = "{award}, attained or held", "{award}, erreicht oder vorhanden";
    ANNIVERSARY_WITHIN =
        "The anniversary of {award} falls {period}",
        "Der Jahrestag von {award} liegt {period}";
    PERIOD = "between {from} and {until}", "zwischen dem {from} und dem {until}";
    PERIOD_FROM = "on or after {from}", "am oder nach dem {from}";
    PERIOD_UNTIL = "on or before {until}", "am oder vor dem {until}";
    FIRST_HALF = "first half of {year}", "1. Halbjahr {year}";
    SECOND_HALF = "second half of {year}", "2. Halbjahr {year}";
    FEE_OF = "{fee}: {amount}", "{fee}: {amount}";
    UNPUBLISHED =
        "{about}: found in no source",
        "{about}: in keiner Quelle gefunden";

    // Why something cannot be judged.
    DOUBT_MIXING =
        "There are enough people only if those of the alternatives may be added together. The rules do not say.",
        "Es sind nur dann genug Personen, wenn die der Alternativen zusammengezählt werden dürfen. Die Regeln sagen es nicht.";
    DOUBT_SHARING =
        "There are enough people only if one may count twice. The rules do not say.",
        "Es sind nur dann genug Personen, wenn eine Person zweimal zählen darf. Die Regeln sagen es nicht.";
    DOUBT_MARKET =
        "The rules do not say whose market decides, yours or your customers’.",
        "Die Regeln sagen nicht, wessen Markt entscheidet, Ihrer oder der Ihrer Kunden.";
    DOUBT_ROUNDING =
        "The published bands leave a gap between {below} and {mark}, and no source that was found says how {points} is rounded.",
        "Zwischen {below} und {mark} lassen die veröffentlichten Stufen eine Lücke; wie {points} gerundet wird, sagt keine gefundene Quelle.";
    DOUBT_POINTS =
        "Up to {points} points, if what was found in no source goes your way.",
        "Bis zu {points} Punkte, wenn zu Ihren Gunsten ausfällt, was sich in keiner Quelle fand.";
    DOUBT_EVERY_METRIC =
        "A metric brings less than one point. By one source any part of a point is enough, by another it is not.",
        "Eine Metrik bringt weniger als einen Punkt. Nach einer Quelle genügt jeder Bruchteil, nach einer anderen nicht.";
    DOUBT_METRIC =
        "A part of the score cannot be judged.",
        "Ein Teil der Punkte lässt sich nicht beurteilen.";

    // What is missing, as half a sentence.
    GAP_MET = "met", "erfüllt";
    GAP_AWARD = "needs {award} first", "setzt {award} voraus";
    GAP_METRIC = "no points yet in {metric}", "noch keine Punkte bei {metric}";
    HEADLINE_CRITERIA_MET =
        "You meet the published criteria of {what}. Microsoft verifies them.",
        "Sie erfüllen die veröffentlichten Kriterien von {what}. Microsoft prüft sie.";
    GAP_AUDIT = "audit to pass", "Audit zu bestehen";
    GAP_VERIFIED = "Microsoft verifies", "Microsoft prüft";
    CHECKED_MET = "checked: we meet it", "geprüft: erfüllt";
    CHECKED_UNMET = "checked: we do not meet it", "geprüft: nicht erfüllt";
    AUDIT_PASSED = "Audit passed on", "Audit bestanden am";
    AUDIT_COUNTS = "counts until {day}", "zählt bis {day}";
    AUDIT_MODULE_A =
        "Module A of an earlier audit counts until {day}; module B is left.",
        "Modul A eines früheren Audits zählt bis {day}; es bleibt Modul B.";
    CAVEAT_DECLARED =
        "It rests on what you looked up yourself: it was found in no source.",
        "Es beruht auf dem, was Sie selbst nachgesehen haben: In keiner Quelle fand es sich.";
    HELD_EVIDENCE =
        "This renewal asks for an audit or references as well.",
        "Diese Verlängerung verlangt auch ein Audit oder Referenzen.";
    HELD_NO_EVIDENCE =
        "This renewal asks for the qualification alone, neither for an audit nor for references.",
        "Diese Verlängerung verlangt nur die Qualifikation, weder Audit noch Referenzen.";
    GAP_CONFIRMATION = "needs your confirmation", "braucht Ihre Bestätigung";
    GAP_ANNIVERSARY = "needs an anniversary {period}", "braucht einen Jahrestag {period}";
    UNPUBLISHED_ASK = "Do you meet it?", "Erfüllen Sie das?";
    GAP_UNPUBLISHED =
        "open: no source that was found says what {level} asks for",
        "offen: Was {level} verlangt, fand sich in keiner Quelle";
    GAP_UNPUBLISHED_PART =
        "open: a part of what is asked for was found in no source",
        "offen: Ein Teil der Anforderungen fand sich in keiner Quelle";
    GAP_DOUBT =
        "open: the rules leave two readings",
        "offen: Die Regeln lassen zwei Lesarten zu";
    GAP_PROGRAM_ENDED = "closed: the programme ended on {day}", "geschlossen: Das Programm endete am {day}";
    GAP_PROGRAM_NOT_YET = "no known rules before {day}", "vor dem {day} keine bekannten Regeln";
    GAP_NO_LONGER = "offered until {day} only", "nur bis {day} im Angebot";
    GAP_NOT_LISTED = "not offered on {day}", "am {day} nicht im Angebot";

    // Awards by name.
    LEVEL_IN = "{level} in {award}", "{level} in {award}";
    ANY_COMPETENCY = "a {level} competency", "eine {level}-Kompetenz";
    ANY_DESIGNATION = "a designation", "eine Designation";
    ANY_SPECIALIZATION = "a specialization", "eine erweiterte Spezialisierung";
    ANY_MEMBERSHIP = "a membership", "eine Mitgliedschaft";
    NONE_SHOWN = "None of these yet", "Noch keine davon";
    NO_COMPETENCY = "No competency yet", "Noch keine Kompetenz";
    NO_DESIGNATION = "No designation yet", "Noch keine Designation";
    NO_SPECIALIZATION = "No specialization yet", "Noch keine erweiterte Spezialisierung";
    NOTHING_YET = "Nothing attained yet", "Noch nichts erreicht";

    // The headline.
    HEADLINE_REACHED = "With this you are at {what}.", "Damit erreichen Sie {what}.";
    HEADLINE_ATTAINED = "With this you attain {what}.", "Damit erreichen Sie {what}.";
    HEADLINE_REACHED_AND_ATTAINED =
        "With this you are at {high}, and you attain {low}.",
        "Damit erreichen Sie {high} sowie {low}.";
    HEADLINE_REACHED_BOTH =
        "With this you are at {high}, and at {low}.",
        "Damit erreichen Sie {high} sowie {low}.";
    HEADLINE_EMPTY_PLAIN =
        "Say who is certified to see what you can attain.",
        "Sagen Sie, wer zertifiziert ist, und sehen Sie, was Sie erreichen können.";
    HEADLINE_NEAREST =
        "{none}. Fewest requirements are open for {what}.",
        "{none}. Am wenigsten offen ist für {what}.";
    HEADLINE_NONE = "{none}.", "{none}.";
    HEADLINE_OPEN =
        "Whether you attain {what} is open.",
        "Ob Sie {what} erreichen, ist offen.";
    HEADLINE_ENDED =
        "This programme ended on {day}. Nothing can be attained after it.",
        "Dieses Programm endete am {day}. Danach lässt sich darin nichts mehr erreichen.";
    HEADLINE_ENDED_SUCCESSOR =
        "This programme ended on {day}. Nothing can be attained after it; the {successor} took its place.",
        "Dieses Programm endete am {day}. Danach lässt sich darin nichts mehr erreichen; an seine Stelle trat das {successor}.";
    HEADLINE_NOT_YET =
        "No rules from before {day} are known here.",
        "Regeln aus der Zeit vor dem {day} sind hier nicht bekannt.";
    SHORT_HEADLINE = "{here} · {next}", "{here} · {next}";
    SHORT_ENDED = "Ended on {day}", "Beendet am {day}";
    SHORT_NOT_YET = "No rules before {day}", "Keine Regeln vor dem {day}";

    // The plan.
    PLAN = "The plan", "Der Plan";
    PLAN_NOT_FOUND =
        "No plan was found within the bounds of the search. There may be one.",
        "Innerhalb der Grenzen der Suche fand sich kein Plan. Es kann einen geben.";
    PLAN_NONE =
        "No plan: nothing that you can do, and did not rule out, leads there.",
        "Kein Plan: Nichts, was Sie tun können und nicht ausgeschlossen haben, führt dorthin.";
    PLAN_GOAL = "Goal", "Ziel";
    PLAN_ANY = "The cheapest of the nearest awards", "Die günstigste der nächsten Auszeichnungen";
    PLAN_NO_MORE = "No further goal", "Kein weiteres Ziel";
    PLAN_MORE = "Add another goal", "Weiteres Ziel";
    PLAN_BUDGET = "Days you can spend", "Tage, die Sie haben";
    PLAN_REACHES = "In {days} you reach {what}.", "Budget {days}: Damit erreichen Sie {what}.";
    PLAN_REACHES_NONE = "No goal is within {days}.", "Budget {days}: Damit ist kein Ziel zu erreichen.";
    PLAN_LEFT = "Not within it: {what}.", "Damit nicht: {what}.";
    PLAN_NOT_ALL = "Not every combination was tried.", "Nicht jede Kombination wurde versucht.";
    PLAN_UNDER_WAY = "Already under way", "Schon im Gange";
    PLAN_COUNTED_ON = "Counted on as under way", "Als schon im Gange mitgezählt";
    PLAN_NOT_UNDER_WAY = "Not under way", "Nicht im Gange";
    PLAN_WHO = "Who learns what", "Wer was lernt";
    PLAN_WHO_WHAT = "{who}: {what}", "{who}: {what}";
    PLAN_DATES = "Dates to keep", "Termine";
    PLAN_DATE = "{day}: {what}", "{day}: {what}";
    PLAN_NO_KEEP =
        "No step known today prevents it.",
        "Kein heute bekannter Schritt verhindert das.";
    PLAN_KEEP = "To lose nothing, do this before: {cost}.", "Damit nichts wegfällt, vorher: {cost}.";
    PLAN_WAY = "Way", "Weg";
    PLAN_WAY_COST = "{way}: {cost}", "{way}: {cost}";
    PLAN_TRY =
        "Tick steps to see what they change. Your entries stay as they are.",
        "Haken Sie Schritte an und sehen Sie, was sich ändert. Ihre Angaben bleiben, wie sie sind.";
    PLAN_NOTHING_YET =
        "These steps alone reach no further level.",
        "Diese Schritte allein erreichen noch keine weitere Stufe.";
    PLAN_TAKE_OVER = "Take the ticked steps over", "Angehakte Schritte übernehmen";
    PLAN_CANNOT = "Not possible", "Nicht möglich";
    PLAN_ALLOW = "Allow every step again", "Alle Schritte wieder zulassen";
    PLAN_LOOK_UP = "Look it up", "Nachsehen";
    PLAN_WITHOUT = "without it: {missing}", "ohne das: {missing}";
    PLAN_NEEDED_FOR = "needed for {what}", "nötig für {what}";
    PLAN_CHEAPEST =
        "By what steps are taken to cost here, no plan is cheaper.",
        "Nach dem, was Schritte hier kosten, ist kein Plan günstiger.";
    PLAN_BEST_FOUND =
        "The best plan found. None costs less than {percent} of it.",
        "Der beste gefundene Plan. Keiner kostet weniger als {percent} davon.";
    PLAN_BEST_KNOWN =
        "The best plan found. How far it is from the cheapest is not known.",
        "Der beste gefundene Plan. Wie weit er vom günstigsten entfernt ist, ist nicht bekannt.";
    PLAN_WEIGHTS = "What a step costs", "Was ein Schritt kostet";
    PLAN_WEIGHTS_HELP =
        "Estimates of this page, not Microsoft’s. Change them to yours.",
        "Schätzungen dieser Seite, nicht von Microsoft. Setzen Sie Ihre eigenen ein.";
    PLAN_UNIT_DAYS = "days", "Tage";
    PLAN_UNIT_MONEY = "US$", "US$";
    PLAN_DAY = "A day of work", "Ein Arbeitstag";
    PLAN_CLASS = "Find out: {what}. The plan is for this answer: {class}", "Finden Sie heraus: {what}. Der Plan gilt für diese Antwort: {class}";
    PLAN_FIND_OUT = "Find out {about}, and meet it ({award})", "Finden Sie heraus und erfüllen Sie: {about} ({award})";
    PLAN_OPEN_END =
        "What was found in no source may take more than this.",
        "Was sich in keiner Quelle fand, kann mehr als das verlangen.";
    PLAN_REACHED = "Reached: {what}.", "Erreicht: {what}.";
    PLAN_BASELINE = "Look up {name}; the plan is for {amount}", "Sehen Sie nach: {name}; der Plan gilt für {amount}";
    PLAN_HIRE = "Hire {who}", "Stellen Sie ein: {who}";
    PLAN_LEARN = "{who}: earn {skill}", "{who}: {skill} erwerben";
    PLAN_ARRANGE = "Arrange: {statement}", "Sorgen Sie dafür: {statement}";
    PLAN_RAISE = "Bring {name} to {amount} ({by} more)", "Bringen Sie „{name}“ auf {amount} ({by} mehr)";
    PLAN_AUDIT = "Pass the audit for {award}", "Bestehen Sie das Audit für {award}";
    PLAN_NEW = "new hire {n}", "Neuzugang {n}";
    PLAN_NEW_PERSON = "New hire", "Neuzugang";
    PLAN_ONE_OF = "{name}, no. {n}", "{name}, Nr. {n}";
    EFFORT_EXAM = "An exam", "Eine Prüfung";
    EFFORT_CERTIFICATION = "A certification", "Eine Zertifizierung";
    EFFORT_ASSESSMENT = "An assessment", "Ein Assessment";
    EFFORT_HIRE = "A new person", "Eine neue Person";
    EFFORT_DOLLARS = "US$1,000 more of a figure", "1.000 US$ mehr bei einer Kennzahl";
    EFFORT_CUSTOMER = "A customer", "Ein Kunde";
    EFFORT_USERS = "100 users, seats or devices", "100 Benutzer, Lizenzen oder Geräte";
    EFFORT_DEPLOYMENT = "A deployment", "Eine Bereitstellung";
    EFFORT_ITEM = "One more of anything else, or 1,000 points", "Eins mehr von etwas anderem oder 1.000 Punkte";
    EFFORT_ARRANGE = "Something to arrange", "Etwas zu regeln";
    EFFORT_FIND_OUT = "Something to find out", "Etwas herauszufinden";
    EFFORT_AUDIT = "An audit", "Ein Audit";

    // The ladder.
    RUNG_OPEN = "Open to everybody.", "Steht allen offen.";
    RUNG_OPEN_FOR_FEE =
        "Open to everybody for the yearly fee.",
        "Steht allen gegen die Jahresgebühr offen.";
    RUNG_REACHED = "You have what it asks for.", "Sie haben, was dafür verlangt wird.";
    RUNG_REACHED_BY =
        "You have what it asks for, with {award}.",
        "Sie haben, was dafür verlangt wird, mit {award}.";
    RUNG_STATE_OPEN = "open to everybody", "steht allen offen";
    RUNG_STATE_REACHED = "reached", "erreicht";
    RUNG_STATE_NEXT = "next", "als Nächstes";
    RUNG_STATE_FAR = "later", "später";
    RUNG_STATE_CLOSED = "closed", "geschlossen";

    // The first page on paper.
    BRIEF_REACHED = "What you have reached", "Was Sie erreicht haben";
    BRIEF_MISSING = "What is missing for the nearest", "Was zum Nächsten fehlt";
    BRIEF_ENTERED = "What this rests on", "Worauf das beruht";
    BRIEF_SEVERAL = "{name} ({n} people)", "{name} ({n} Personen)";

    // Fees.
    FEE_YEARLY = "{amount} a year", "{amount} im Jahr";
    FEE_FREE = "free", "kostenlos";
    FEE_UNKNOWN =
        "This figure was found in no source.",
        "Dieser Betrag fand sich in keiner Quelle.";
    FEE_UNPUBLISHED = "amount found in no source", "Betrag in keiner Quelle gefunden";
    FEE_WITH_REMARKS = "{amount} ({remarks})", "{amount} ({remarks})";
    FEE_AS_OF = "as of {day}", "Stand {day}";
    FEE_CHANGED =
        "As of {day}: {amount}; on which day it changed, no source that was found says",
        "Stand {day}: {amount}; an welchem Tag sich das änderte, sagt keine gefundene Quelle";
    FEE_DERIVED = "worked out from other sources", "aus anderen Quellen errechnet";
    FEE_AFTER =
        "Active once the fee is paid.",
        "Aktiv, sobald die Gebühr bezahlt ist.";

    // What is held already.
    HELD = "What you hold already", "Was Sie schon haben";
    HELD_ADD = "Add a level you hold", "Vorhandene Stufe hinzufügen";
    HELD_AWARD = "Award", "Auszeichnung";
    HELD_LEVEL = "Level", "Stufe";
    HELD_ANNIVERSARY = "Next anniversary", "Nächster Jahrestag";
    HELD_ANNIVERSARY_HELP =
        "A year after you bought the level, or after the last anniversary.",
        "Ein Jahr nach dem Kauf der Stufe oder nach dem letzten Jahrestag.";
    HELD_RENEWAL =
        "Renew it between {opens} and {closes}.",
        "Verlängern Sie zwischen dem {opens} und dem {closes}.";
    HELD_RENEWAL_OVER =
        "Its window for renewal closed on {closes}.",
        "Die Frist für die Verlängerung endete am {closes}.";
    HELD_TO_RENEW = "held, to be renewed by {day}", "vorhanden, zu verlängern bis {day}";
    HELD_REMINDERS =
        "Microsoft sends reminders on {days}.",
        "Microsoft erinnert daran am {days}.";
    HELD_NEXT =
        "Once renewed, the next anniversary is {day}.",
        "Nach der Verlängerung ist der nächste Jahrestag der {day}.";
    HELD_EXTENSION =
        "Its requirements are waived until the anniversary on {day}; the fee stays due.",
        "Die Anforderungen sind bis zum Jahrestag am {day} ausgesetzt; die Gebühr bleibt fällig.";
    HELD_EXTENSION_OPEN =
        "Whether its requirements are waived at this renewal, and for how long, no source that was found says.",
        "Ob die Anforderungen bei dieser Verlängerung ausgesetzt sind und wie lange, sagt keine gefundene Quelle.";
    HELD_UPGRADE =
        "You have what {level} asks for: buy it with {percent} off its fee.",
        "Sie haben, was {level} verlangt: Kaufen Sie es mit {percent} Nachlass auf die Gebühr.";
    HELD_BENEFITS =
        "The programme has ended: the benefits of {level} go on for the fee alone.",
        "Das Programm ist beendet: Die Vorteile von {level} laufen allein gegen die Gebühr weiter.";

    // What is wrong with a field.
    NOT_A_NUMBER =
        "“{text}” is not a number. Write digits: 15000.",
        "„{text}“ ist keine Zahl. Schreiben Sie Ziffern: 15000.";
    OTHER_UNIT =
        "“{text}” has another unit. This figure is in {unit}.",
        "„{text}“ hat eine andere Einheit. Dieser Wert steht in {unit}.";
    UNIT_NUMBER = "whole numbers", "ganzen Zahlen";
    NOT_WHOLE =
        "“{text}” is not whole. Write it without decimals.",
        "„{text}“ ist nicht ganzzahlig. Lassen Sie die Nachkommastellen weg.";
    NEGATIVE =
        "This is below zero. Write zero or more.",
        "Das ist kleiner als null. Schreiben Sie null oder mehr.";
    TOO_LARGE =
        "This is too large. Write {max} or less.",
        "Das ist zu groß. Schreiben Sie {max} oder weniger.";
    TOO_FINE =
        "“{text}” has more than two decimals. Write a thousand as 1,000 or 1000.",
        "„{text}“ hat mehr als zwei Nachkommastellen. Tausend schreiben Sie als 1.000 oder 1000.";
    NOT_THREE_MONTHS =
        "“{text}” is neither the average nor three months. Write one number, or three with semicolons: 1500; 2500; 2100.",
        "„{text}“ ist weder der Durchschnitt noch drei Monate. Schreiben Sie eine Zahl oder drei mit Strichpunkten: 1500; 2500; 2100.";
    NOT_A_DAY =
        "“{text}” is not a day. Write year, month and day: 2022-09-30.",
        "„{text}“ ist kein Datum. Schreiben Sie Tag, Monat und Jahr: 30.9.2022.";
    NO_SUCH_DAY =
        "“{text}” is in no calendar. Check the day and the month.",
        "„{text}“ gibt es in keinem Kalender. Prüfen Sie Tag und Monat.";
    DAY_OUT_OF_RANGE =
        "This is too far away. Write a day from {from} to {until}.",
        "Das ist zu weit weg. Schreiben Sie einen Tag von {from} bis {until}.";
    UNKNOWN_CERTIFICATION =
        "“{text}” is no certification we know. Check the code, or leave it: it counts for nothing.",
        "„{text}“ ist keine Zertifizierung, die wir kennen. Prüfen Sie den Code, oder lassen Sie ihn stehen: Er zählt für nichts.";
    UNKNOWN_CERTIFICATION_NEAR =
        "“{text}” is no certification we know. Did you mean {suggestion}?",
        "„{text}“ ist keine Zertifizierung, die wir kennen. Meinten Sie {suggestion}?";
    TAKE_SUGGESTION = "Take {suggestion}", "{suggestion} übernehmen";
    EARNED_AFTER_RETIREMENT =
        "{certification} could be earned until {day} only. Check the day it was passed.",
        "{certification} ließ sich nur bis zum {day} erwerben. Prüfen Sie den Tag des Bestehens.";
    TOO_MANY_PEOPLE =
        "With this row there are more than {max} people. It is left out.",
        "Mit dieser Zeile sind es mehr als {max} Personen. Sie bleibt außen vor.";
    TOO_MANY_CERTIFICATIONS =
        "One person can have {max} certifications here. The rest is left out.",
        "Eine Person kann hier {max} Zertifizierungen haben. Der Rest bleibt außen vor.";
    TOO_MANY_HELD =
        "This page takes {max} levels held. The rest is left out.",
        "Diese Seite nimmt {max} vorhandene Stufen an. Der Rest bleibt außen vor.";
    TOO_LONG =
        "This is too long. Write {max} characters or fewer.",
        "Das ist zu lang. Schreiben Sie höchstens {max} Zeichen.";
    DUPLICATE =
        "{name} is there already. Once is enough.",
        "{name} steht schon da. Einmal genügt.";
    FIELDS_IN_TROUBLE =
        "Not everything could be read. What is marked does not count yet.",
        "Nicht alles ließ sich lesen. Was markiert ist, zählt noch nicht.";

    // The widget around it.
    WHO = "Who", "Wer";
    NAME_SHORT = "Name", "Name";
    NUMBER = "People", "Anzahl";
    PASSED_ON_FIELD = "passed on", "bestanden am";
    EXPIRES_ON_FIELD = "valid until", "gültig bis";
    DAY_SHAPE = "YYYY-MM-DD", "TT.MM.JJJJ";
    OTHER_AREA = "Other", "Weitere";
    WHAT_COUNTS = "What counts", "Was zählt";
    CIRCUMSTANCES = "Circumstances", "Rahmenbedingungen";
    JUDGED_ON_LAST_DAY =
        "Judged as of {day}, its last day in force",
        "Beurteilt zum {day}, dem letzten Tag seiner Geltung";
    JUDGED_ON_DAY = "Judged as of {day}", "Beurteilt zum {day}";
    MARKET_DEVELOPED_ALONE = "developed market", "entwickelter Markt";
    MARKET_DEVELOPING_ALONE = "developing market", "Entwicklungsmarkt";
    DAY_LAST = "The programme’s last day", "Letzter Tag des Programms";
    DAY_TODAY = "Today", "Heute";
    JUDGE_LAST_DAY = "Judge by its last day", "Zum letzten Tag beurteilen";
    JUDGE_FIRST_DAY = "Judge by the first known day", "Zum ersten bekannten Tag beurteilen";
    CHOOSE = "Choose", "Auswählen";
    SHOW_ALL = "Show all {n}", "Alle {n} anzeigen";
    ALL_AREAS = "All areas", "Alle Bereiche";
    ANY_STATUS = "Any status", "Jeder Status";
    ORDER = "Order", "Reihenfolge";
    BY_NAME = "By name", "Nach Namen";
    OTHER_WAY = "Another way: {name}", "Ein anderer Weg: {name}";
}

plurals! {
    IMPORT_UNDERSTOOD =
        ["{n} row is understood. People: {people}, new: {new}. New certifications: {certifications}, new days: {days}.", "{n} rows are understood. People: {people}, new: {new}. New certifications: {certifications}, new days: {days}."],
        ["{n} Zeile ist verstanden. Personen: {people}, neu: {new}. Neue Zertifizierungen: {certifications}, neue Tage: {days}.", "{n} Zeilen sind verstanden. Personen: {people}, neu: {new}. Neue Zertifizierungen: {certifications}, neue Tage: {days}."];
    DOCUMENT_PEOPLE = ["{n} row of people", "{n} rows of people"], ["{n} Zeile mit Personen", "{n} Zeilen mit Personen"];
    MORE_LINES = ["{n} more", "{n} more"], ["{n} weitere", "{n} weitere"];
    ON_LINES = ["Line {lines}", "Lines {lines}"], ["Zeile {lines}", "Zeilen {lines}"];
    OMITTED_MORE = ["{n} more kind of row", "{n} more kinds of rows"], ["{n} weitere Art von Zeilen", "{n} weitere Arten von Zeilen"];
    ENTRIES = ["{n} entry", "{n} entries"], ["{n} Angabe", "{n} Angaben"];
    FIELDS = ["{n} field", "{n} fields"], ["{n} Feld", "{n} Felder"];
    HELD_COUNT = ["{n} level held", "{n} levels held"], ["{n} Stufe vorhanden", "{n} Stufen vorhanden"];
    SPECIALIZATIONS_FOUND =
        ["{n} specialization", "{n} specializations"],
        ["{n} erweiterte Spezialisierung", "{n} erweiterte Spezialisierungen"];
    PEOPLE = ["{n} person", "{n} people"], ["{n} Person", "{n} Personen"];
    PEOPLE_WITH =
        ["{n} person with {skill}", "{n} people, each with {skill}"],
        ["{n} Person mit {skill}", "{n} Personen, jede mit {skill}"];
    PEOPLE_OTHER_WITH =
        ["{n} other person with {skill}", "{n} other people, each with {skill}"],
        ["{n} andere Person mit {skill}", "{n} andere Personen, jede mit {skill}"];
    PEOPLE_AMONG_WITH =
        ["{n} of them also with {skill}", "{n} of them also with {skill}"],
        ["{n} davon auch mit {skill}", "{n} davon auch mit {skill}"];
    PEOPLE_GROUP =
        ["{n} person with {groups}", "{n} people: {groups}"],
        ["{n} Person mit {groups}", "{n} Personen: {groups}"];
    AT_LEAST_OF = ["One of these:", "{n} of these:"], ["Eines davon:", "{n} davon:"];
    OR_MORE = ["{n} more", "{n} more"], ["{n} weiteren", "{n} weiteren"];
    OR_MORE_AWARDS = ["{n} more", "{n} more"], ["{n} weitere", "{n} weitere"];
    AND_MORE_AWARDS = ["{n} more", "{n} more"], ["{n} weitere", "{n} weitere"];
    AND_MORE_AT_LEVEL = ["{n} more", "{n} more"], ["{n} weiterem", "{n} weiteren"];
    GAP_AND_MORE =
        ["{gap} and {n} more requirement", "{gap} and {n} more requirements"],
        ["{gap}, dazu {n} weitere Anforderung", "{gap}, dazu {n} weitere Anforderungen"];
    GAP = ["{n} short", "{n} short"], ["{n} fehlt", "{n} fehlen"];
    GAP_OF = ["{name}: {n} short", "{name}: {n} short"], ["{name}: {n} fehlt", "{name}: {n} fehlen"];
    // Certifications that do not count.
    IDLE_NOT_YET =
        ["{certifications} does not count yet: it was earned on {day}, after the day that is judged.",
            "{certifications} do not count yet: they were earned on {day}, after the day that is judged."],
        ["{certifications} zählt noch nicht: erworben am {day}, nach dem Tag der Beurteilung.",
            "{certifications} zählen noch nicht: erworben am {day}, nach dem Tag der Beurteilung."];
    IDLE_EXPIRED =
        ["{certifications} no longer counts: it was valid until {day}.",
            "{certifications} no longer count: they were valid until {day}."],
        ["{certifications} zählt nicht mehr: gültig bis zum {day}.",
            "{certifications} zählen nicht mehr: gültig bis zum {day}."];
    IDLE_RETIRED =
        ["{certifications} no longer counts: it was retired, and counted until {day}.",
            "{certifications} no longer count: they were retired, and counted until {day}."],
        ["{certifications} zählt nicht mehr: eingestellt und bis zum {day} angerechnet.",
            "{certifications} zählen nicht mehr: eingestellt und bis zum {day} angerechnet."];
    IDLE_AFTER_RETIREMENT =
        ["{certifications} does not count: it could be earned until {day} only.",
            "{certifications} do not count: they could be earned until {day} only."],
        ["{certifications} zählt nicht: Der Erwerb war nur bis zum {day} möglich.",
            "{certifications} zählen nicht: Der Erwerb war nur bis zum {day} möglich."];
    IDLE_NOT_LINKED =
        ["{certifications} does not count: it is not linked to your organisation.",
            "{certifications} do not count: they are not linked to your organisation."],
        ["{certifications} zählt nicht: keine Verknüpfung mit Ihrer Organisation.",
            "{certifications} zählen nicht: keine Verknüpfung mit Ihrer Organisation."];
    IDLE_NOT_ASKED_FOR =
        ["{certifications} counts for nothing in this programme.",
            "{certifications} count for nothing in this programme."],
        ["{certifications} zählt in diesem Programm für nichts.",
            "{certifications} zählen in diesem Programm für nichts."];
    BRIEF_MORE = ["and {n} more person", "and {n} more people"], ["und {n} weitere Person", "und {n} weitere Personen"];
    GAP_PEOPLE = ["{n} person short", "{n} people short"], ["{n} Person fehlt", "{n} Personen fehlen"];
    GAP_PEOPLE_WITH =
        ["{n} person with {skill} short", "{n} people with {skill} short"],
        ["{n} Person mit {skill} fehlt", "{n} Personen mit {skill} fehlen"];
    METRICS_EMPTY = ["{n} metric without points", "{n} metrics without points"], ["{n} Metrik ohne Punkte", "{n} Metriken ohne Punkte"];
    GAP_POINTS = ["{n} point short", "{n} points short"], ["{n} Punkt fehlt", "{n} Punkte fehlen"];
    HEADLINE_REACHED_AND_MORE =
        ["With this you are at {high}, and attain {n} more.", "With this you are at {high}, and attain {n} more."],
        ["Damit erreichen Sie {high} sowie {n} Weiteres.", "Damit erreichen Sie {high} sowie {n} Weitere."];
    HEADLINE_EMPTY =
        [
            "{rungs} is open to everybody.", "{rungs} are open to everybody."
        ],
        [
            "{rungs} steht allen offen.", "{rungs} stehen allen offen."
        ];
    STEPS =
        ["{n} step to {level}", "{n} steps to {level}"],
        ["noch {n} Schritt bis {level}", "noch {n} Schritte bis {level}"];
    PLAN_DAYS = ["{n} day", "{n} days"], ["{n} Tag", "{n} Tage"];
    PLAN_HELPS =
        ["Helps most: {step}. It is part of the cheapest way to {n} award.",
            "Helps most: {step}. It is part of the cheapest ways to {n} awards."],
        ["Bringt am meisten: {step}. Das gehört zum günstigsten Weg zu {n} Auszeichnung.",
            "Bringt am meisten: {step}. Das gehört zu den günstigsten Wegen zu {n} Auszeichnungen."];
    PLAN_CHEAPEST_OF =
        ["Cheapest to reach is {what}, by this one step: {cost}.",
            "Cheapest to reach is {what}. This is the first of {n} steps, together {cost}, fees apart."],
        ["Am günstigsten zu erreichen ist {what}, mit diesem einen Schritt: {cost}.",
            "Am günstigsten zu erreichen ist {what}. Dies ist der erste von {n} Schritten, zusammen {cost} ohne Gebühren."];
    PLAN_OF =
        ["The one step to {what}: {cost}.", "The first of {n} steps to {what}: together {cost}, fees apart."],
        ["Der eine Schritt bis {what}: {cost}.", "Der erste von {n} Schritten bis {what}: zusammen {cost} ohne Gebühren."];
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Lang;

    fn every() -> Vec<(String, &'static Message)> {
        let plain = MESSAGES
            .iter()
            .map(|(name, message)| ((*name).to_owned(), *message));
        let plural = PLURALS.iter().flat_map(|(name, plural)| {
            [
                (format!("{name}.one"), &plural.one),
                (format!("{name}.other"), &plural.other),
            ]
        });
        plain.chain(plural).collect()
    }

    fn places(text: &str) -> BTreeSet<&str> {
        let opened = text.split('{').skip(1);
        opened
            .map(|rest| rest.split_once('}').expect("a place is closed").0)
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_places() {
        for (name, message) in every() {
            assert_eq!(places(message.en), places(message.de), "{name}");
        }
        for (name, plural) in PLURALS {
            let one = places(plural.one.en);
            assert!(one.is_subset(&places(plural.other.en)), "{name}");
        }
    }

    #[test]
    fn nobody_shouts_or_begs() {
        for (name, message) in every() {
            for text in [message.en, message.de] {
                assert!(!text.contains('!'), "{name}");
                let words = text.to_lowercase();
                let mut words = words.split(|letter: char| !letter.is_alphabetic());
                let begging =
                    words.any(|word| ["please", "bitte", "oops", "sorry"].contains(&word));
                assert!(!begging, "{name}");
            }
        }
    }

    #[test]
    fn quotes_and_apostrophes_are_those_of_the_language() {
        for (name, message) in every() {
            for text in [message.en, message.de] {
                assert!(!text.contains(['"', '\'', '`']), "{name}");
                assert_eq!(text.trim(), text, "{name}");
                assert!(!text.contains("  ") && !text.contains("..."), "{name}");
            }
            assert!(!message.get(Lang::En).contains('„'), "{name}");
            assert!(!message.get(Lang::De).contains('”'), "{name}");
        }
    }
}
