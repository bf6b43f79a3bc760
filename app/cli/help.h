// How help looks: one width, wrapped lines, plain names of what an option takes.
#pragma once

#include <CLI/CLI.hpp>

namespace pare::cli {

class HelpFormatter : public CLI::Formatter {
public:
    HelpFormatter();
    std::string make_option_opts(const CLI::Option *option) const override;
    std::string make_option_desc(const CLI::Option *option) const override;
    std::string make_subcommand(const CLI::App *verb) const override;
};

// How data is given and read, with every option of --data-format: the end of the help of verbs that take data.
[[nodiscard]] std::string dataHelp();

} // namespace pare::cli
