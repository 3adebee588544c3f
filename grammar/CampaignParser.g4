/*
 * The sentences of the Campaign language.
 *
 * LL(1) throughout: no decision needs more than the next token, and a test fails when one does. Operators stand in a
 * flat list; `syntax/tree_builder.cpp` gives them their precedence. Which line breaks arrive here as NL, and which do
 * not matter, is said in `syntax/line_breaks.h`.
 */
parser grammar CampaignParser;

options { tokenVocab = CampaignLexer; }

file          : members EOF ;

// A line break or `;` ends a line of members; a key also ends the property before it: `unit: clicks  better: up`. Where a declaration
// begins behind a value, or a key or declaration follows a block, `syntax/line_breaks.h` puts the break: `owner: @li  expect { orders: 300 }`.
members       : line? ( ( NL | SEMI ) line? )* ;
line          : declaration | property+ ;

// `budget: 12k USD`. A key without a value is a hole, and a block behind a key a slip, that the checks name.
property      : KEY ( value | block )? ;

// `business goal growth "A shop that grows"`, `use std.channels`, `tactic news like std.tactics.newsletter { … }`,
// `kpi ctr "Click-through rate" = clicks / impressions { … }`, `each market in [de, fr] { … }`
declaration   : path+ title? likeness? ( formula | range )? block? ;
title         : TEXT | LONG_TEXT ;
likeness      : LIKE path ;
formula       : ASSIGN expression ;
range         : IN expression ;
block         : LBRACE members RBRACE ;

// `[tv, radio]`, `tv, radio`, `2M USD during 2026 source "finance ledger"`
value         : item ( COMMA item )* ;
item          : expression clause* ;
clause        : clauseWord expression ;
clauseWord    : BY | DURING | SOURCE | AS_OF | BECAUSE | UNTIL | ON | INTO | METHOD | SAMPLE | DEVIATION | SCOPE | MATCHING ;

expression    : prefix* operand ( infix prefix* operand | window )* ;
prefix        : PLUS | MINUS | NOT | LT | LE | GT | GE | EQ | NE | ASSUMED | FROM ;
infix         : PLUS | MINUS | STAR | SLASH | PER | EQ | NE | LT | LE | GT | GE | AND | OR | IN | MATCHES | TO | RANGE ;
// `mon..fri 11:30 .. 13:30`
window        : TIME RANGE TIME ;

operand       : NUMBER NAME?
              | PERCENT
              | DATE
              | TIME
              | TEXT
              | LONG_TEXT
              | PERSON PERCENT?
              | path arguments?
              | LPAREN expression RPAREN
              | LBRACK ( item ( COMMA item )* )? RBRACK
              ;
// `sum(t.budget for t in goal.tactics where t.channel == tv)`
arguments     : LPAREN ( expression ( COMMA expression )* comprehension? )? RPAREN ;
comprehension : FOR name IN expression ( WHERE expression )? ;

path          : name ( DOT name )* ;
name          : NAME | BY | DURING | SOURCE | AS_OF | BECAUSE | UNTIL | ON | INTO | METHOD | SAMPLE | DEVIATION | SCOPE | MATCHING ;
