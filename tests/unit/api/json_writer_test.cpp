#include "api/json_writer.h"

#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace dokhae::api {
namespace {

using nlohmann::json;

TEST(JsonWriter, NestsObjectsAndArrays) {
  JsonWriter writer;
  writer.object().key("a").array().number(1).array().end_array().object().end_object().end_array();
  writer.key("b").null().key("c").boolean(true).place({3, 7}).end_object();
  EXPECT_EQ(writer.take(), R"({"a":[1,[],{}],"b":null,"c":true,"start":3,"end":7})");
}

TEST(JsonWriter, EscapesWhatWouldEndAString) {
  JsonWriter writer;
  writer.array().text("\"\\/\n\x01\x7F").text(u"가\"\u2028🗞").end_array();
  const json parsed = json::parse(writer.take());
  EXPECT_EQ(parsed[0].get<std::string>(), "\"\\/\n\x01\x7F");
  EXPECT_EQ(parsed[1].get<std::string>(), "가\"\u2028🗞");
}

TEST(JsonWriter, ReplacesIllFormedTexts) {
  const std::u16string lone = {0xD800, u'가'};
  JsonWriter writer;
  writer.array().text("\xFF\xEA\xB0").text(lone).end_array();
  EXPECT_EQ(writer.take(), "[\"\uFFFD\uFFFD\",\"\uFFFD가\"]");
}

TEST(JsonWriter, WritesDecimalsWithAtMostThreePlaces) {
  JsonWriter writer;
  writer.array().decimal(0).decimal(0.5).decimal(-1.25).decimal(12.3456).decimal(0.01).decimal(
      -0.0001);
  writer.decimal(std::numeric_limits<double>::infinity())
      .decimal(std::numeric_limits<double>::quiet_NaN());
  writer.end_array();
  EXPECT_EQ(writer.take(), "[0,0.5,-1.25,12.346,0.01,0,0,0]");
}

}  // namespace
}  // namespace dokhae::api
