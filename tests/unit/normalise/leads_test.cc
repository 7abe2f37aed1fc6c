// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/leads.h"

#include <string>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

std::string dump(const LeadReading& reading) {
  std::string out;
  for (const std::string& name : reading.names) out += out.empty() ? name : "|" + name;
  if (reading.placeholder) out += " (placeholder)";
  if (reading.collective) out += " (collective)";
  return out;
}

struct LeadCase {
  const char* text;
  const char* leads;
};

TEST(ReadLeads, SplitsInitialsAndNames) {
  const LeadCase kCases[] = {
      {"RH", "RH"},
      {"JB/TG", "JB|TG"},
      {"DMc / AK / MS", "DMc|AK|MS"},
      {"RH & TG", "RH|TG"},
      {"RH&TG", "RH|TG"},
      {"JB, KR", "JB|KR"},
      {"JB; KR", "JB|KR"},
      {"JB\nKR", "JB|KR"},
      {"JB and KR", "JB|KR"},
      {"JB TG", "JB|TG"},
      {"J B", "J B"},
      {"AD HR", "AD HR"},
      {"D.C.", "D.C."},
      {"MWh", "MWh"},
      {"JB (lead), TG (support)", "JB (lead)|TG (support)"},
      {"Jo Field", "Jo Field"},
      {"Jo  Field", "Jo Field"},
      {"[Jo Field]", "Jo Field"},
      {"(Jo Field / Sam Reed)", "Jo Field|Sam Reed"},
      {"Jo Field / Sam Reed", "Jo Field|Sam Reed"},
      {"Jo Field, Sam Reed", "Jo Field|Sam Reed"},
      {"Jo Field and Sam Reed", "Jo Field|Sam Reed"},
      {"Jo Field,\nSam Reed", "Jo Field|Sam Reed"},
      {"Executive Lead: Jo Field", "Jo Field"},
      {"Exec: JB\nOperational: TG", "JB|TG"},
      {"Lead: EDI Manager Sponsor: Chief Nurse", "EDI Manager|Chief Nurse"},
      {"Lead: Jo Field Executive sponsor: Sam Reed", "Jo Field|Sam Reed"},
      // Without a space before the second label.
      {"Lead:JB/Owner:KM", "JB|KM"},
      {"Dir of Workforce & OD", "Dir of Workforce & OD"},
      {"Sandy Andrews", "Sandy Andrews"},
      {"\xE2\x80\xA2 JB\n\xE2\x80\xA2 TG", "JB|TG"},
      {"", ""},
      {" / ", " (placeholder)"},
      {"JB AND KR", "JB|KR"},
      {"JB and\nKR", "JB|KR"},
  };
  for (const LeadCase& c : kCases) EXPECT_EQ(dump(read_leads(c.text)), c.leads) << c.text;
}

TEST(ReadLeads, KeepsPostsWhole) {
  const LeadCase kCases[] = {
      {"Chief Nurse", "Chief Nurse"},
      {"Chief Nurse and Medical Director", "Chief Nurse|Medical Director"},
      {"Chief Nurse, Chief Operating Officer", "Chief Nurse|Chief Operating Officer"},
      {"Chief Nurse / Chief Operating Officer", "Chief Nurse|Chief Operating Officer"},
      {"Director of Nursing and Quality", "Director of Nursing and Quality"},
      {"Director of Nursing & Quality", "Director of Nursing & Quality"},
      {"Director of Nursing, Quality and Safety", "Director of Nursing, Quality and Safety"},
      {"Director of Finance and Medical Director", "Director of Finance|Medical Director"},
      {"Director of Nursing and Head of Midwifery", "Director of Nursing|Head of Midwifery"},
      {"Director of Strategy, Planning and Performance",
       "Director of Strategy, Planning and Performance"},
      {"Head of Estates & Facilities", "Head of Estates & Facilities"},
      {"Director of HR & OD", "Director of HR & OD"},
      {"Director of Operations/Deputy CEO", "Director of Operations|Deputy CEO"},
      {"Chief Finance and Performance Officer", "Chief Finance and Performance Officer"},
      {"Medical and Nursing Directors", "Medical and Nursing Directors"},
      {"Quality & Safety Committee", "Quality & Safety Committee"},
      {"Infection Prevention and Control Lead", "Infection Prevention and Control Lead"},
      {"DoN&Q", "DoN&Q"},
      {"DoN/DoF", "DoN|DoF"},
      {"NHSE/I", "NHSE/I"},
      {"R&D Manager", "R&D Manager"},
      {"A&E Matron / JB", "A&E Matron|JB"},
      {"CEO, COO", "CEO|COO"},
      {"Jo Field, Chief Nurse", "Jo Field, Chief Nurse"},
      {"Jo Field (Chief Nurse)", "Jo Field (Chief Nurse)"},
      {"Jo Field (Director of Nursing and Quality) / Sam Reed",
       "Jo Field (Director of Nursing and Quality)|Sam Reed"},
      {"Jo Field\n(Chief Nurse)", "Jo Field (Chief Nurse)"},
      {"Jo Field, Chief Nurse\nSam Reed, Medical Director",
       "Jo Field, Chief Nurse|Sam Reed, Medical Director"},
      {"Jo Field, Head of Improving Care PMO", "Jo Field, Head of Improving Care PMO"},
  };
  for (const LeadCase& c : kCases) EXPECT_EQ(dump(read_leads(c.text)), c.leads) << c.text;
}

TEST(ReadLeads, LeavesOutWhoLedBefore) {
  const LeadCase kCases[] = {
      {"TG (was RH)", "TG"},  {"TG (formerly Jo Field)/AB", "TG|AB"},
      {"RH -> TG", "TG"},     {"RH \xE2\x86\x92 TG/AB", "TG|AB"},
      {"(was RH)", "was RH"}, {"RH ->", "RH ->"},
  };
  for (const LeadCase& c : kCases) EXPECT_EQ(dump(read_leads(c.text)), c.leads) << c.text;
}

TEST(ReadLeads, TellsNobodyInParticular) {
  const LeadCase kCases[] = {
      {"Varied", "Varied (collective)"},
      {"Various", "Various (collective)"},
      {"All", "All (collective)"},
      {"ALL", "ALL (collective)"},
      {"All Execs", "All Execs (collective)"},
      {"Various leads", "Various leads (collective)"},
      {"Exec Team", "Exec Team (collective)"},
      {"TBC", "TBC (placeholder)"},
      {"TBA", "TBA (placeholder)"},
      {"Vacant", "Vacant (placeholder)"},
      {"Not assigned", "Not assigned (placeholder)"},
      {"Awaiting appointment", "Awaiting appointment (placeholder)"},
      {"To be confirmed", "To be confirmed (placeholder)"},
      {"Programme Manager: TBC", "TBC (placeholder)"},
      {"n/a", "n/a (placeholder)"},
      {"-", " (placeholder)"},
      {"\xE2\x80\x93", " (placeholder)"},
      {"Lead to be confirmed", "Lead to be confirmed (placeholder)"},
      {"Nobody", "Nobody (placeholder)"},
      {"TBC (was RH)", "TBC (placeholder)"},
      {"JB/TBC", "JB|TBC"},
      {"Allan Reed", "Allan Reed"},
      {"All our services are tied into partnerships",
       "All our services are tied into partnerships"},
      {"All divisions", "All divisions (collective)"},
  };
  for (const LeadCase& c : kCases) EXPECT_EQ(dump(read_leads(c.text)), c.leads) << c.text;
}

TEST(ReadLeads, LongNarrativeStaysWhole) {
  const std::string text(5000, 'a');
  EXPECT_EQ(read_leads(text + ", b").names.size(), 1U);
}

TEST(LooksLikeLead, AcceptsLeads) {
  for (const char* text : {"RH",
                           "JB/TG",
                           "DMc / AK / MS",
                           "MWh",
                           "D.C.",
                           "Jo Field",
                           "Jo Field / Sam Reed",
                           "R D Field",
                           "Jo van der Field",
                           "Dr Jo Field-Reed",
                           "Jo O'Field",
                           "[Jo Field]",
                           "Varied",
                           "All Execs",
                           "TBC",
                           "-",
                           "Chief Nurse",
                           "Director of Nursing and Quality",
                           "CEO",
                           "COO/CFO",
                           "Head of Estates & Facilities",
                           "Chief Nurse and Medical Director",
                           "Jo Field, Chief Nurse",
                           "Jo Field (Chief Nurse)",
                           "Quality & Safety Committee",
                           "Deputy Director of HR",
                           "Chief Nurse - Jo Field",
                           "Clinical Directors",
                           "SRO: Jo Field; PM: Sam Reed"}) {
    EXPECT_TRUE(looks_like_lead(text)) << text;
  }
}

TEST(LooksLikeLead, RejectsProseAndOtherCells) {
  for (const char* text :
       {"",
        "blic, staff",
        "------",
        "?????",
        "RAG",
        "CQC",
        "Lead",
        "Executive Lead:",
        "What's Gone Well",
        "Associated Recommendations",
        "Vacancy Rate (%)",
        "All six PMOs operational",
        "external partners of",
        "and external partners of",
        "processes for",
        "for mana",
        "able care",
        "acity and cap",
        "Strategy",
        "Governance and Assurance",
        "Organisational Culture",
        "System Working",
        "Continuous Quality Improvement",
        "As left",
        "As per plan",
        "March 2019",
        "A/G",
        "A",
        "Complete",
        "On Track",
        "31-Dec-21",
        "50%",
        "The Trust has assessed areas where support is required",
        "Success measure",
        "Delivery of the programme by the director of nursing and others in the whole system"}) {
    EXPECT_FALSE(looks_like_lead(text)) << text;
  }
}

}  // namespace
}  // namespace boardtrail
