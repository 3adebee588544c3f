#pragma once

// What the generated parser and lexer need of ANTLR's runtime, in place of its header of everything: that one takes
// longer to compile, and one header in it (InterpreterDataReader.h) is refused by clang.

#include <antlr4-common.h>

#include <ANTLRErrorStrategy.h>
#include <ANTLRInputStream.h>
#include <FailedPredicateException.h>
#include <InputMismatchException.h>
#include <Lexer.h>
#include <NoViableAltException.h>
#include <Parser.h>
#include <ParserRuleContext.h>
#include <RecognitionException.h>
#include <RuleContext.h>
#include <Token.h>
#include <TokenStream.h>
#include <Vocabulary.h>
#include <atn/ATN.h>
#include <atn/ATNDeserializer.h>
#include <atn/LexerATNSimulator.h>
#include <atn/ParserATNSimulator.h>
#include <atn/PredictionContext.h>
#include <dfa/DFA.h>
#include <misc/IntervalSet.h>
#include <tree/ErrorNode.h>
#include <tree/ParseTreeListener.h>
#include <tree/TerminalNode.h>
