#include "extract/json_reader.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <random>
#include <string>

namespace dokhae::extract {
namespace {

using nlohmann::json;

/// Events in one line: brackets, keys and strings with their sizes, "." for other values.
std::string events(std::string_view text) {
  std::string out;
  JsonReader reader(text);
  for (JsonEvent event = reader.next(); event != JsonEvent::kEnd; event = reader.next()) {
    switch (event) {
      case JsonEvent::kObject:
        out += '{';
        break;
      case JsonEvent::kObjectEnd:
        out += '}';
        break;
      case JsonEvent::kArray:
        out += '[';
        break;
      case JsonEvent::kArrayEnd:
        out += ']';
        break;
      case JsonEvent::kKey:
        out += "k" + std::to_string(reader.text().size()) + reader.text();
        break;
      case JsonEvent::kString:
        out += "s" + std::to_string(reader.text().size()) + reader.text();
        break;
      default:
        out += '.';
    }
  }
  EXPECT_EQ(reader.next(), JsonEvent::kEnd);
  return out;
}

/// The same from nlohmann/json.
class Recorder : public nlohmann::json_sax<json> {
 public:
  std::string out;
  bool failed = false;
  bool null() override { return other(); }
  bool boolean(bool) override { return other(); }
  bool number_integer(number_integer_t) override { return other(); }
  bool number_unsigned(number_unsigned_t) override { return other(); }
  bool number_float(number_float_t, const string_t&) override { return other(); }
  bool binary(binary_t&) override { return other(); }
  bool string(string_t& value) override { return add("s" + std::to_string(value.size()) + value); }
  bool key(string_t& value) override { return add("k" + std::to_string(value.size()) + value); }
  bool start_object(size_t) override { return add("{"); }
  bool end_object() override { return add("}"); }
  bool start_array(size_t) override { return add("["); }
  bool end_array() override { return add("]"); }
  bool parse_error(size_t, const std::string&, const json::exception&) override {
    failed = true;
    return false;
  }

 private:
  bool add(const std::string& event) {
    out += event;
    return true;
  }
  bool other() { return add("."); }
};

std::string expected(const std::string& text) {
  Recorder recorder;
  json::sax_parse(text, &recorder, json::input_format_t::json, false, true);
  return recorder.out;
}

TEST(JsonReader, TellsWhatIsThere) {
  EXPECT_EQ(events(R"({"a":["가\n\u00e9\ud83d\ude00",-1.5e3,true,{}],"b":null})"),
            "{k1a[s10가\né😀..{}]k1b.}");
  EXPECT_EQ(events("/* 가 */ [1, // 나\n 2]"), "[..]");
  EXPECT_EQ(events(""), "");
  EXPECT_EQ(events("7"), ".");
}

TEST(JsonReader, KeepsWhatCameBeforeAMistake) {
  EXPECT_EQ(events(R"({"a":"x","b":)"), "{k1as1xk1b");
  EXPECT_EQ(events(R"({"a":"x" "b":1})"), "{k1as1x");
  EXPECT_EQ(events(R"(["a",])"), "[s1a");
  EXPECT_EQ(events(R"(["\ud800"])"), "[");
  EXPECT_EQ(events(R"({"a":1};)"), "{k1a.}");
}

TEST(JsonReader, AgreesWithNlohmannJson) {
  static constexpr const char* kSeeds[] = {
      R"({"@graph":[{"@type":"Article","headline":"가 \"나\"","n":[1,-2.50,3e+8,0,true,false,null]},"x"]})",
      R"([[[]],{},{"a":{"b":{"c":"\u1100\u1161\/\b\f\t\r\n\\"}}},"\ud83d\ude00",0.1,-0,1E-2])",
      R"(// one
{"a" : /* two */ "b" , "c":[ ] } rest)"};
  static constexpr std::string_view kPieces[] = {
      "{", "}", "[", "]", ",",   ":",    "\"",   "\\", "0",  "1",  "-",    ".",      "e",    "+",
      "t", " ", "/", "*", "\\u", "d800", "dc00", "a",  "\n", "\t", "true", "\"k\":", "null", "가"};
  std::mt19937 random(1);
  const auto below = [&random](size_t limit) {
    return std::uniform_int_distribution<size_t>(0, limit - 1)(random);
  };
  for (int i = 0; i < 100'000; ++i) {
    std::string text = kSeeds[below(std::size(kSeeds))];
    for (size_t changes = below(4); changes > 0; --changes) {
      size_t at = below(text.size() + 1);
      // Between characters, as page buffers are checked for well-formed UTF-8.
      while (at < text.size() && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) ++at;
      if (below(2) == 0) {
        text.insert(at, kPieces[below(std::size(kPieces))]);
      } else if (at < text.size() && static_cast<uint8_t>(text[at]) < 0x80) {
        text.erase(at, 1);
      }
    }
    ASSERT_EQ(events(text), expected(text)) << text;
  }
}

TEST(JsonReader, NeedsNoStackForDepth) {
  EXPECT_EQ(events(std::string(1'000'000, '[')).size(), 1'000'000u);
}

}  // namespace
}  // namespace dokhae::extract
