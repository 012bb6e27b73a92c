// Settings of plugins that use much of what they can, for people as tests make them up.
#pragma once

namespace fotfaste::tests {

inline constexpr const char* needs = R"(
by = ["gender", "attributes.program", "gender*cohort"]
population = { not = { cohort = "4" } }
sensitive = true
sensitive_by = ["gender", "age_group"]
plan_changes = ["Plan", "Brev", "Nothing"]
[[domain]]
id = "d"
public_health = [1, 9]
[[domain.item]]
id = "hope"
holds = { assessment = "steps.hope", at = "first", at_most = 2 }
reference = { share = 0.2, year = 2016, source = "S" }
[[domain.item]]
id = "pain"
holds = { assessment = "pain", at_least = 4 }
among = { attribute = "program", is = "IMA" }
[[domain]]
id = "s"
[[domain.item]]
id = "health"
holds = { assessment = "health", rater = "participant", at_most = 2 }
sensitive = true
[[distance]]
id = "near"
holds = { spell = "employed", on = "entry+6m" }
[[distance]]
id = "middle"
holds = { activity = "Kurs" }
[[need]]
id = "n"
found = { assessment = "hope", at = "first", at_most = 3 }
met = { any = [{ assessment = "hope", at = "last", at_least = 4 }, { event = "Kontakt" }] }
[mapping]
instruments = ["steps"]
raters = ["participant", "caseworker"]
)";
inline constexpr const char* reached = R"(
by = ["gender", "source", "attributes.program*cohort", "age_group"]
population = { not = { cohort = "4" } }
target_groups = ["KAA", "stat", "nowhere"]
place = "attributes.program"
[[rule]]
id = "young"
holds = { age = { at_most = 25 } }
[[rule]]
id = "way-in"
holds = { any = [{ attribute = "program", is = "IMA" }, { target_group = "KAA" }] }
[[uptake]]
id = "course"
outcome = { activity = "Kurs" }
[[planned]]
column = "gender"
value = "woman"
share = 0.4
tolerance = 0.1
[[inhabitants]]
place = "IMA"
count = 9000
year = 2024
source = "SCB"
)";
inline constexpr const char* reached_persons = R"(
by = ["gender", "cohort"]
persons = true
target_groups = ["KAA", "stat"]
[[rule]]
id = "grown"
holds = { age = { at_least = 18 } }
[[inhabitants]]
place = "X"
count = 7000
year = 2024
source = "SCB"
)";
inline constexpr const char* costs = R"(
budget = 500000
[[outcome]]
id = "work"
criterion = { spell = "employed", on = "exit+28d" }
population = { not = { cohort = "4" } }
[[outcome]]
id = "hope"
criterion = { assessment = "hope", at_least = 3 }
[[assumption]]
name = "c"
payer = "p"
value = 7000
unit = "kr/månad"
price_year = 2024
source = "S"
low = 5000
high = 9000
[[assumption]]
name = "d"
value = 0.3
source = "S"
low = 0.1
high = 0.6
[[account]]
id = "a"
frame = "public_finance"
outcome = "work"
costs = "c"
years = 5
drop_off = "d"
[[account]]
id = "b"
frame = "resource_cost"
outcome = "hope"
costs = "c"
years = 2
deadweight = "d"
)";
inline constexpr const char* judged = R"(
answers_by = "quarter"
least_answers = 1
[[judgement]]
id = "hope"
assessment = "hope"
at_least = 3
[[judgement]]
id = "both"
assessment = ["steps.hope", "steps.health"]
rater = "caseworker"
at_most = 2.5
)";
inline constexpr const char* judged_once = R"(
response_at_least = 0
[[judgement]]
id = "pain"
assessment = "pain"
[[judgement]]
id = "health"
assessment = "health"
at_least = 2
[[judgement]]
id = "all"
assessment = ["hope", "pain"]
at_least = 3
words = [{ at_least = 0.1, text = "bra" }]
words_declared = 2023-01-01
)";
inline constexpr const char* activities = R"(
by = ["gender", "gender*cohort"]
population = { not = { cohort = "4" } }
gap_at_most = "14d"
caseworker_within = "30d"
mentor_within = "60d"
full_time = { hours = 20, states = ["employed"] }
placement = { activities = ["Praktik"], states = ["placement"], contact = ["Kontakt"], contact_within = "30d" }
employers = { small = ["Nothing"] }
after_employment = { activities = ["Kurs"], events = ["Kontakt"] }
outside = { events = ["Brev"], providers = ["C"] }
[[components]]
id = "job"
activities = ["Praktik"]
states = ["employed"]
[[components]]
id = "course"
activities = ["Kurs", "Nothing"]
[[parallel]]
id = "p"
first = { activities = ["Praktik"], states = ["education"] }
second = { activities = ["Kurs"] }
[[courses]]
id = "c"
activities = ["Kurs"]
attended_share = 0.5
[[courses]]
id = "d"
activities = ["Praktik"]
certificate = ["Plan"]
[[factors]]
id = "hope"
activities = ["Kurs", "Praktik"]
[[adaptation]]
id = "a"
when = { attribute = "program", is = "IMA" }
)";
inline constexpr const char* comparisons = R"(
[[comparison]]
id = "work"
outcome = { spell = "employed", on = "exit" }
by = ["cohort", "gender*cohort", "attributes.program"]
least = 5
[[comparison]]
id = "days"
outcome = { assessment = "hope", at_least = 3 }
against = "pairs"
group = [ { id = "early", entered_before = 2024-03-01 }, { id = "hopeful", is = { activity = "Kurs" } }, { id = "others" } ]
[[standard]]
id = "standard"
outcome = { assessment = "hope", at_least = 3 }
source = "S"
stratum = [ { id = "women", is = { gender = "woman" }, weight = 0.4 }, { id = "men", is = { gender = "man" }, weight = 0.6 } ]
[[published]]
id = "elsewhere"
numerator = 4
denominator = 40
source = "S"
beside = "work"
)";
inline constexpr const char* comparison_groups = R"(
[[comparison]]
id = "hope"
outcome = { assessment = "hope", at_least = 3 }
by = ["cohort", "gender", "attributes.program"]
unknown = "not_reached"
[[comparison_group]]
id = "matched"
method = "matching"
outcome = { assessment = "hope", at_least = 3 }
balance_limit = 100
variance_limit = 0
least = 2
covariates = [ { id = "age", number = "age" }, { id = "woman", is = { gender = "woman" } } ]
[[comparison_group]]
id = "weighted"
method = "weighting"
treated = { gender = "woman" }
control = { gender = "man" }
value = { assessment = "steps.pain" }
balance_limit = 100
variance_limit = 0
least = 2
covariates = [ { id = "age", number = "age" }, { id = "health", assessment = "health", at = "first", rater = ["caseworker"] } ]
confirmed = { date = 2024-01-01, reviewer = "r", document = "d" }
[[comparison_group]]
id = "lot"
method = "lot"
value = { assessment = "hope", at = "first" }
balance_limit = 100
variance_limit = 0
least = 2
covariates = [ { id = "program", is = { attribute = "program", is = "IMA" } } ]
)";

}  // namespace fotfaste::tests
