#pragma once

// What the generated parser and lexer need of ANTLR's runtime, in place of its header of everything: that one takes
// longer to compile, and one header in it (InterpreterDataReader.h) is refused by clang.

#include <antlr4-common.h>

#include <ANTLRInputStream.h>
#include <Lexer.h>
#include <Recognizer.h>
#include <Token.h>
#include <Vocabulary.h>
#include <atn/ATN.h>
#include <atn/ATNDeserializer.h>
#include <atn/LexerATNSimulator.h>
#include <atn/PredictionContext.h>
#include <dfa/DFA.h>
