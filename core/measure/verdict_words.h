// Verdicts in words, and in those of another language.
#pragma once

#include "core/base/words.h"
#include "core/measure/disagreements.h"
#include "core/measure/verdict.h"

#include <string>

namespace pare {

// "91.1 % (90.3 to 91.8), 0.3 points below source: no measurable loss"; ofVariant: the variant's own interval.
[[nodiscard]] std::string verdictSentence(const Verdict &verdict, const Guard &guard, bool nothingChanged, const Interval &ofVariant, const Words &words = {});
// "the same class as source for 99.4 % of 2,000 samples (98.9 to 99.7): kept"
[[nodiscard]] std::string fidelitySentence(const Verdict &verdict, const Guard &guard, const Interval &ofVariant, const Words &words = {});
// "collapsed: the outputs of 3 of 600 samples hold NaN or infinity where the source's hold numbers"
[[nodiscard]] std::string brokenSentence(int64_t broken, int64_t samples);
// "outputs of 80 of 80 samples have another length than the source's"
[[nodiscard]] std::string otherLengthText(int64_t count, int64_t samples);
// "98.6 % of what source answers is class 0; of its other 1,234 answers 8.1 % are class 0 here, and 35 new ones (2.8 %) came up"
[[nodiscard]] std::string lostAnswersSentence(const RareAnswers &rare);
[[nodiscard]] std::string rareText(const RareAnswers &rare);
// "class shirt lost 7.2 points (3.1 to 11.0, 1,000 samples)"
[[nodiscard]] std::string classLossText(const ClassLoss &loss);
// guardText and sentenceOf (disagreements.h) in other words than English.
[[nodiscard]] std::string guardText(const Guard &guard, MetricId metric, const Words &words);
[[nodiscard]] std::string sentenceOf(const Disagreements &disagreements, const Words &words);
// The interval of a metric's own value: Wilson for shares of samples, bootstrap else.
[[nodiscard]] Interval intervalOfVariant(MetricId metric, const TaskResult &result, uint64_t seed);

} // namespace pare
