#include "workspace/assets.h"

#include <gtest/gtest.h>

#include "workspace/snapshot.h"

namespace campaign {
namespace {

constexpr const char* kPicture = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><defs><path id="a" d="M0 0h8v8z"/></defs><use href="#a" fill="url(#b)"/></svg>)svg";

Snapshot compiled(const std::string& site, std::map<std::string, std::string> files) {
  files["/plans/plan.campaign"] = site;
  return compile(MemoryWorld(std::move(files)), {"/plans/plan.campaign"}, {}, "/plans", {});
}

std::vector<std::string> names(const Snapshot& snapshot) {
  std::vector<std::string> found;
  for (const Diagnostic& each : snapshot.diagnostics) found.emplace_back(each.name);
  return found;
}

TEST(Assets, AreReadFromBesideThePlan) {
  const Snapshot snapshot = compiled("site { logo: \"look/logo.svg\" style: \"own.css\" }\n", {{"/plans/look/logo.svg", kPicture}, {"/plans/own.css", "h1 { color: red }"}});
  EXPECT_TRUE(names(snapshot).empty());
  ASSERT_EQ(snapshot.assets.size(), 2u);
  EXPECT_EQ(snapshot.assets[0].ending, "svg");
  EXPECT_EQ(snapshot.assets[0].bytes, kPicture);
  EXPECT_EQ(snapshot.assets[1].ending, "css");
}

TEST(Assets, StayInTheWorkspace) {
  const std::map<std::string, std::string> files{{"/secret.png", "\x89PNG\r\n\x1a\n"}};
  EXPECT_EQ(names(compiled("site { logo: \"../secret.png\" }\n", files)), std::vector<std::string>{"file.asset_outside_workspace"});
  EXPECT_EQ(names(compiled("site { logo: \"/secret.png\" }\n", files)), std::vector<std::string>{"types.mismatch"});
  EXPECT_EQ(names(compiled("site { logo: \"http://example.org/a.png\" }\n", files)), std::vector<std::string>{"types.mismatch"});
  EXPECT_EQ(names(compiled("site { logo: \"nowhere.png\" }\n", files)), std::vector<std::string>{"file.unreadable_asset"});
  EXPECT_EQ(names(compiled("site { logo: \"big.png\" }\n", {{"/plans/big.png", std::string(1 << 20, 'x')}})), std::vector<std::string>{"file.unreadable_asset"});
}

TEST(Assets, PicturesThatCouldRunSomethingAreLeftOut) {
  EXPECT_EQ(harm_in_svg(kPicture), "");
  for (const char* inside : {"<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<svg:script xlink:href='#a'/>", "<path onload=\"alert(1)\"/>", "<path onload='alert(1)'/>",
                             "<a href=\"javascript:alert(1)\">x</a>", "<image href=\"https://example.org/a.png\"/>", "<use xlink:href=\"//example.org/a.svg#b\"/>",
                             "<image href=\"&#106;avascript:alert(1)\"/>", "<foreignObject><iframe src='x'/></foreignObject>", "<style>@import url(//example.org)</style>",
                             "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>", "<animate attributeName='href' values='javascript:alert(1);#a'/>",
                             "<path style=\"fill:url(https://example.org)\"/>", "<path fill=\"url(https://example.org/a#b)\"/>", "<!-- <script>", "<path d=\"",
                             "<image href=\"data:image/svg+xml,&lt;svg onload='x'&gt;\"/>", "<!DOCTYPE svg [<!ENTITY x 'y'>]>", "<![CDATA[<script>]]>", "<?xml-stylesheet href='x'?>"}) {
    EXPECT_NE(harm_in_svg("<svg>" + std::string(inside) + "</svg>"), "") << inside;
    EXPECT_EQ(names(compiled("site { logo: \"a.svg\" }\n", {{"/plans/a.svg", "<svg>" + std::string(inside) + "</svg>"}})), std::vector<std::string>{"file.harmful_asset"}) << inside;
  }
}

TEST(Assets, StyleSheetsThatLoadSomethingAreLeftOut) {
  EXPECT_EQ(harm_in_css("h1 { background: url(data:image/png;base64,AAAA) } a { mask: url('#a') }"), "");
  for (const char* text : {"@import 'x.css';", "@IMPORT url(x)", "a { background: url(https://example.org/a.png) }", "a { background: URL( '//example.org' ) }", "a { background: u\\72l(//x) }",
                           "</style><script>alert(1)</script>", "a { width: expression(alert(1)) }", "a { background: image-set('x.png' 1x) }", "\xff"}) {
    EXPECT_NE(harm_in_css(text), "") << text;
  }
}

TEST(Assets, APictureIsWhatItsBytesSay) {
  EXPECT_EQ(picture_ending("\xff\xd8\xff\xe0"), "jpg");
  EXPECT_EQ(picture_ending("RIFF....WEBPVP8 "), "webp");
  EXPECT_EQ(picture_ending("<?xml version='1.0'?>\n<svg/>"), "svg");
  for (const char* text : {"", "<html>", "GIF89a", "MZ"}) EXPECT_EQ(picture_ending(text), "") << text;
}

}  // namespace
}  // namespace campaign
