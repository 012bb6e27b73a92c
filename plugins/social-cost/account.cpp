#include "account.hpp"

#include <algorithm>
#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"

namespace social_cost {
namespace {

using fotfaste::Label;
using fotfaste::ParameterError;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Severity;
namespace criteria = fotfaste::criteria;

constexpr int most_years = 100;

// The parts that are one share each.
struct SharePart {
  Part part;
  const char* key;
  double least;
  double most;
};
constexpr SharePart share_parts[] = {{Part::deadweight, "deadweight", 0, 1},
                                     {Part::displacement, "displacement", 0, 1},
                                     {Part::attribution, "attribution", 0, 1},
                                     {Part::drop_off, "drop_off", 0, 1},
                                     {Part::rate, "rate", -0.5, 1}};

std::size_t outcome_of(const Parameters& account, const std::vector<std::string>& outcomes) {
  const Parameters item = account.find("outcome");
  if (outcomes.empty() || (!item && outcomes.size() > 1)) {
    throw ParameterError({"Det framgår inte vilket utfall räkneexemplet gäller.",
                          "It is not said which outcome the account is about."},
                         {"Beskriv utfallet under [[plugin.outcome]], och skriv dess id i outcome.",
                          "Describe the outcome under [[plugin.outcome]], and write its id in outcome."},
                         account.raw(), unknown_outcome_code);
  }
  if (!item) return 0;
  const auto found = std::find(outcomes.begin(), outcomes.end(), item.as_text());
  if (found != outcomes.end()) return static_cast<std::size_t>(found - outcomes.begin());
  const std::vector<std::string_view> words(outcomes.begin(), outcomes.end());
  throw ParameterError({sentence({criteria::quote(item.as_text()), " är inget av pluginets utfall."}),
                        sentence({criteria::quote(item.as_text()), " is none of the plugin's outcomes."})},
                       criteria::suggest(item.as_text(), words), item.raw(), unknown_outcome_code);
}

int years_of(const Parameters& account) {
  const Parameters years = account.find("years");
  const auto remaining = account.texts("remaining").size();
  const std::int64_t stated = years ? years.as_integer() : static_cast<std::int64_t>(remaining);
  const bool differ = remaining > 0 && stated != static_cast<std::int64_t>(remaining);
  if (stated >= 1 && stated <= most_years && !differ && !(remaining > 0 && account.has("drop_off")))
    return static_cast<int>(stated);
  throw ParameterError(
      {"Det framgår inte hur många år som räknas.", "It is not said how many years are counted."},
      {"Skriv years (1 till 100). remaining ska ha ett antagande för varje år, och står aldrig tillsammans "
       "med "
       "drop_off.",
       "Write years (1 to 100). remaining has an assumption for each year, and never stands together with "
       "drop_off."},
      years ? years.raw() : account.raw(), years_code);
}

template <typename Choice>
Choice choice_of(const Parameters& account, std::string_view key,
                 std::initializer_list<std::string_view> words, Choice otherwise) {
  const Parameters item = account.find(key);
  return item ? static_cast<Choice>(criteria::one_of(item, words)) : otherwise;
}

// The assumptions of an account while they are looked up.
class Lookup {
 public:
  Lookup(const Parameters& account, Assumptions& assumptions, Account& found)
      : account_(account), assumptions_(assumptions), found_(found) {}

  void add_costs() {
    const Parameters year = account_.find("price_year");
    const std::string_view index = account_.text_or("index", "");
    for (const std::string_view name : account_.texts("costs")) {
      const auto all = assumptions_.money(name);
      if (all.empty()) found_.unusable.emplace(name);
      for (const Assumptions::Money& one : all) {
        const int from = *one.assumption->price_year;
        // Prices stay as they are where no price year is asked for.
        const auto change = !year
                                ? std::optional(1.0)
                                : assumptions_.price_change(index, from, static_cast<int>(year.as_integer()));
        if (!change) found_.without_index.emplace(name);
        found_.payers.push_back(one.assumption->payer);
        add(Part::cost, one.assumption, one.yearly * change.value_or(0));
      }
    }
    std::sort(found_.payers.begin(), found_.payers.end());
    found_.payers.erase(std::unique(found_.payers.begin(), found_.payers.end()), found_.payers.end());
  }
  void add_shares() {
    for (const SharePart& part : share_parts) {
      if (const Parameters item = account_.find(part.key)) {
        add_share(part.part, item.as_text(), 0, part.least, part.most);
      } else if (part.part != Part::drop_off || !account_.has("remaining")) {
        found_.not_deducted.emplace(part.key);
      }
    }
    std::size_t year = 0;
    for (const std::string_view name : account_.texts("remaining"))
      add_share(Part::remaining, name, year++, 0, 1);
  }
  // Numbers the assumptions, and the payers of costs.
  void settle() {
    for (const auto& [term, assumption] : terms_) found_.assumptions.push_back(assumption);
    auto& all = found_.assumptions;
    const auto before = [](const Assumption* a, const Assumption* b) {
      return std::tie(a->name, a->payer) < std::tie(b->name, b->payer);
    };
    std::sort(all.begin(), all.end(), before);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (auto [term, assumption] : terms_) {
      term.assumption = static_cast<std::size_t>(std::find(all.begin(), all.end(), assumption) - all.begin());
      if (term.part == Part::cost) {
        const auto payer = std::find(found_.payers.begin(), found_.payers.end(), assumption->payer);
        term.place = static_cast<std::size_t>(payer - found_.payers.begin());
      }
      found_.terms.push_back(term);
    }
  }

 private:
  void add(Part part, const Assumption* assumption, double scale, std::size_t place = 0) {
    terms_.emplace_back(Term{part, place, scale, 0}, assumption);
  }
  void add_share(Part part, std::string_view name, std::size_t place, double least, double most) {
    if (const auto share = assumptions_.share(name, least, most)) {
      add(part, share->assumption, share->scale, place);
    } else {
      found_.unusable.emplace(name);
    }
  }

  const Parameters& account_;
  Assumptions& assumptions_;
  Account& found_;
  std::vector<std::pair<Term, const Assumption*>> terms_;
};

Account parse_account(const Parameters& item, const std::vector<std::string>& outcomes,
                      Assumptions& assumptions) {
  Account account;
  account.id = item.text("id");
  account.label = item.label_or("label", {account.id, account.id});
  account.frame =
      choice_of(item, "frame", {word(Frame::public_finance), word(Frame::resource_cost)}, account.frame);
  account.outcome = outcome_of(item, outcomes);
  account.years = years_of(item);
  account.timing = choice_of(item, "timing", {"end", "middle", "start"}, account.timing);
  account.basis = choice_of(item, "cost", {"budget", "spending"}, 0) == 0 ? Side::budget : Side::spending;
  account.at = item.raw();
  if (item.texts("costs").empty())
    criteria::throw_missing(item, {"Skriv costs: namn på antaganden.", "Write costs: names of assumptions."});
  Lookup lookup(item, assumptions, account);
  lookup.add_costs();
  lookup.add_shares();
  lookup.settle();
  return account;
}

}  // namespace

void describe_accounts(fotfaste::Description& description) {
  fotfaste::Parameter& account =
      description
          .parameter(
              "account", ParameterType::table,
              "Ett räkneexempel: vilka kostnader som kan undvikas när någon når utfallet, och hos vem.",
              "An account: which costs may be avoided when somebody reaches the outcome, and whose.")
          .repeated();
  account.field("id", ParameterType::text, "Räkneexemplets beteckning.", "The account's id.").required();
  account.field("label", ParameterType::label, "Vad det kallas.", "What it is called.");
  account
      .field(
          "frame", ParameterType::choice,
          "Offentliga finanser (med bidrag och skatter) eller samhällets resurser (bidrag tar ut varandra, "
          "produktion räknas). De läggs aldrig ihop.",
          "Public finances (with transfers and taxes) or society's resources (transfers cancel, production "
          "counts). They are never added.")
      .choices({"public_finance", "resource_cost"})
      .required();
  account.field("outcome", ParameterType::text, "Vilket utfall. Behövs om det finns flera.",
                "Which outcome. Needed when there are several.");
  account
      .field("costs", ParameterType::text, "Antaganden om vad en person utanför kostar, per betalare.",
             "Assumptions of what a person outside costs, by payer.")
      .repeated()
      .required();
  account.field("years", ParameterType::integer, "Hur många år som räknas.", "How many years are counted.")
      .range(1, most_years);
  account.field("deadweight", ParameterType::text,
                "Dödvikt: antagandet om andelen som hade nått utfallet ändå.",
                "Deadweight: the assumption of the share who would have reached the outcome anyway.");
  account.field("displacement", ParameterType::text,
                "Undanträngning: antagandet om andelen som tog någon annans plats.",
                "Displacement: the assumption of the share who took somebody else's place.");
  account.field("attribution", ParameterType::text,
                "Andras bidrag: antagandet om andelen som andra bidrog med.",
                "Attribution: the assumption of the share that others contributed.");
  account.field("drop_off", ParameterType::text,
                "Avklingning: antagandet om andelen som faller bort från ett år till nästa.",
                "Drop-off: the assumption of the share lost from one year to the next.");
  account
      .field("remaining", ParameterType::text,
             "I stället för drop_off: antaganden om andelen som är kvar år 1, år 2 ...",
             "Instead of drop_off: assumptions of the share still there in year 1, year 2 ...")
      .repeated();
  account.field("rate", ParameterType::text,
                "Diskonteringsränta: antagandet om den. Utan den räknas alla år lika.",
                "Discount rate: the assumption of it. Without it all years count alike.");
  account
      .field("timing", ParameterType::choice, "När under året beloppen faller.",
             "When in the year the amounts fall.")
      .choices({"end", "middle", "start"})
      .default_value("end");
  account
      .field("price_year", ParameterType::integer,
             "Räkna om alla kostnader till detta års priser. Kräver index.",
             "Adjust all costs to the prices of this year. Takes index.")
      .range(1900, 2200);
  account.field(
      "index", ParameterType::text,
      "Prisindexets namn bland antagandena: en rad för varje år, med året som prisår.",
      "The price index's name among the assumptions: a row for each year, its price year that year.");
  account
      .field("cost", ParameterType::choice, "Vad det jämförs med: budgeten eller utfallet hittills.",
             "What it is held against: the budget or the spending so far.")
      .choices({"budget", "spending"})
      .default_value("budget");
}

std::vector<Account> parse_accounts(const fotfaste::Settings& settings,
                                    const std::vector<std::string>& outcomes, Assumptions& assumptions) {
  std::vector<Account> accounts;
  for (const Parameters item : settings.parameters().find("account").items()) {
    accounts.push_back(parse_account(item, outcomes, assumptions));
    for (std::size_t i = 0; i + 1 < accounts.size(); ++i) {
      if (accounts[i].id != accounts.back().id) continue;
      throw ParameterError({sentence({"Två räkneexempel heter ", accounts[i].id, "."}),
                            sentence({"Two accounts are called ", accounts[i].id, "."})},
                           {"Ge dem olika id.", "Give them different ids."}, item.find("id").raw(),
                           same_id_code);
    }
  }
  return accounts;
}

void report_account_findings(const std::vector<Account>& accounts, const fotfaste::Settings& settings) {
  for (const Account& account : accounts) {
    if (!account.unusable.empty()) {
      const std::string names = some_of(account.unusable);
      settings.report(
          Severity::warning, account_incomplete_code,
          {sentence({account.label.sv,
                     " räknas inte, för de här antagandena saknas eller går inte att använda: ", names, "."}),
           sentence({account.label.en,
                     " is not reckoned, since these assumptions are missing or cannot be used: ", names,
                     "."})},
          {"Skriv dem i [data.assumptions] eller [[plugin.assumption]], med källa.",
           "Write them in [data.assumptions] or [[plugin.assumption]], with their source."},
          account.at);
    }
    if (!account.without_index.empty()) {
      const std::string names = some_of(account.without_index);
      settings.report(
          Severity::warning, no_index_code,
          {sentence(
               {account.label.sv, " räknas inte, för det saknas ett index för prisåret hos: ", names, "."}),
           sentence({account.label.en,
                     " is not reckoned, since there is no index for the price year of: ", names, "."})},
          {"Ange index, och en rad för vart och ett av åren bland antagandena. Priser räknas aldrig "
           "om på annat sätt.",
           "State index, and a row for each of the years among the assumptions. Prices are never "
           "adjusted in another way."},
          account.at);
    }
    if (account.is_complete() && !account.not_deducted.empty()) {
      const std::string names = some_of(account.not_deducted);
      settings.report(
          Severity::note, nothing_deducted_code,
          {sentence({account.label.sv, ": inget är antaget om ", names, "."}),
           sentence({account.label.en, ": nothing is assumed of ", names, "."})},
          {"Det räknas som noll, och då blir beloppen större. Skriv ett antagande, eller ett med "
           "värdet 0 och varför.",
           "It counts as nothing, which makes the amounts larger. Write an assumption, or one of 0 "
           "and why."},
          account.at);
    }
  }
}

}  // namespace social_cost
