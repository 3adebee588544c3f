/*
 * The words of the Campaign language.
 *
 * This grammar is the specification. The compiler reads text with `syntax/lexer.cpp`, a byte-table lexer that is
 * several times faster; a randomised test proves that both give the same tokens for the same text.
 *
 * Longest match wins; between matches of one length, the rule written first. Every text is a sequence of tokens:
 * what belongs nowhere becomes STRAY, one code point each, or an address that stands without its quotes: its `//` is no comment.
 */
lexer grammar CampaignLexer;

channels { TRIVIA }

// -- layout and comments -----------------------------------------------------------------------------------------

// A line break is a token; `syntax/line_breaks.h` says which of them end a member, and drops the others.
NL           : '\r'? '\n' | '\r' ;
BLANK        : [ \t\u000B\u000C\u00A0\uFEFF]+                    -> channel(TRIVIA) ;
DOC          : '///' ~[\r\n]*                                    -> channel(TRIVIA) ;
LINE_COMMENT : '//' ~[\r\n]*                                     -> channel(TRIVIA) ;
BLOCK_COMMENT: '/*' .*? '*/'                                     -> channel(TRIVIA) ;
OPEN_COMMENT : '/*' ( ~[*] | '*'+ ~[*/] )* '*'*                  -> channel(TRIVIA) ;  // never closed: runs to the end of the file

// -- property keys ------------------------------------------------------------------------------------------------

// A name with its colon is one token. So a property announces itself to a parser that looks one token ahead, two of
// them may stand on one line without a separator, and after an error the next key is a sure place to go on.
KEY          : WORD ( '.' WORD )* [ \t]* ':' ;

// -- words --------------------------------------------------------------------------------------------------------

// The reserved words: operators and the markers of a declaration's head.
AND          : 'and' ;
OR           : 'or' ;
NOT          : 'not' ;
IN           : 'in' ;
MATCHES      : 'matches' ;
TO           : 'to' ;
PER          : 'per' ;
FOR          : 'for' ;
WHERE        : 'where' ;
LIKE         : 'like' ;
ASSUMED      : 'assumed' ;
FROM         : 'from' ;

// Words that introduce a clause behind a value; elsewhere they are names like any other.
BY           : 'by' ;
DURING       : 'during' ;
SOURCE       : 'source' ;
AS_OF        : 'as_of' ;
BECAUSE      : 'because' ;
UNTIL        : 'until' ;
ON           : 'on' ;
INTO         : 'into' ;
METHOD       : 'method' ;
SAMPLE       : 'sample' ;
DEVIATION    : 'deviation' ;
SCOPE        : 'scope' ;
MATCHING     : 'matching' ;

// -- literals -----------------------------------------------------------------------------------------------------

// Whatever has the look of a date is one, so that `2027-13-01` or `2027-Q5` is told to be impossible, not subtracted. Dates
// of several words are one token too: no name ever stands behind another in a value, and the parser looks one token ahead.
DATE         : DIGIT DIGIT DIGIT DIGIT '-' [0-9QHW] [0-9A-Za-z]* ( '-' [0-9A-Za-z]+ )*
               ( ( [ \t]+ DIGIT DIGIT? )? ':' DIGIT DIGIT )?        // `2027-03-31 18:00`
             | 'FY' DIGIT+ ( '-' [QH] DIGIT* )?
             | 'week' [ \t]+ DIGIT [0-9A-Za-z]*                     // `week 3`
             | NTH [ \t]+ WEEKDAY                                   // `third thursday`, `last workday`
             | 'every' [ \t]+ DIGIT+ [ \t]+ WORD ;                  // `every 2 weeks`
TIME         : DIGIT DIGIT? ':' DIGIT DIGIT ;
// Letters that touch a number are its magnitude (`12k`, `2.5M`, `1B`); others are told to stand apart.
NUMBER       : DIGIT [0-9_]* ( '.' DIGIT [0-9_]* )? [A-Za-z]* ;
PERCENT      : DIGIT [0-9_]* ( '.' DIGIT [0-9_]* )? '%' ;
PERSON       : '@' WORD ( '.' WORD )* ;
NAME         : WORD ;
LONG_TEXT    : '"""' .*? '"""' ;
OPEN_LONG    : '"""' ( ~["] | '"' ~["] | '""' ~["] )* '"'? '"'? ;              // never closed: runs to the end of the file
TEXT         : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;
OPEN_TEXT    : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '\\'? ;                  // never closed: ends with its line

// -- signs --------------------------------------------------------------------------------------------------------

LBRACE : '{' ;   RBRACE : '}' ;   LPAREN : '(' ;   RPAREN : ')' ;   LBRACK : '[' ;   RBRACK : ']' ;
COMMA  : ',' ;   SEMI   : ';' ;   RANGE  : '..' ;  DOT    : '.' ;
EQ     : '==' ;  NE     : '!=' ;  LE     : '<=' ;  GE     : '>=' ;  LT     : '<' ;  GT     : '>' ;
ASSIGN : '=' ;   PLUS   : '+' ;   MINUS  : '-' ;   STAR   : '*' ;   SLASH  : '/' ;

STRAY        : . | ADDRESS ;

fragment ADDRESS : ( [Hh][Tt][Tt][Pp][Ss]? '://' | [Ff][Tt][Pp] '://' | [Ff][Ii][Ll][Ee] '://' | [Mm][Aa][Ii][Ll][Tt][Oo] ':' )
                   ~[ \t\u000B\u000C\u00A0\uFEFF\r\n"{}<>\\;,]+ ;
fragment DIGIT : [0-9] ;
fragment NTH   : 'first' | 'second' | 'third' | 'fourth' | 'fifth' | 'last' ;
fragment WEEKDAY : 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun' | 'monday' | 'tuesday' | 'wednesday' | 'thursday'
                 | 'friday' | 'saturday' | 'sunday' | 'day' | 'workday' ;
fragment WORD  : START PART* ;
// The letters of any script, as XML 1.0 (fifth edition) draws the line in NameStartChar and NameChar: a list that
// does not move with the version of Unicode.
fragment START : [A-Za-z_\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D]
               | [\u2070-\u218F\u2C00-\u2FEF\u3005-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFEF]
               | [\u{10000}-\u{EFFFF}] ;
fragment PART  : START | [0-9\u00B7\u0300-\u036F\u203F-\u2040] ;
