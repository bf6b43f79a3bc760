#include "app/cli/help.h"

#include "core/formats/dataset_options.h"

#include <fmt/format.h>

namespace pare::cli {

namespace {

constexpr size_t columns = 110;
constexpr size_t left = 34; // where descriptions begin

// Words moved to a new line where they would pass `width`; lines after the first begin with `indent` spaces.
std::string wrapped(const std::string &text, size_t width, size_t indent = 0)
{
    std::string out;
    size_t used = 0;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (used > 0 && used + 1 + word.size() > width) {
            out += "\n" + std::string(indent, ' ');
            used = 0;
        }
        out += (used > 0 ? " " : "") + word;
        used += (used > 0 ? 1 : 0) + word.size();
        at = end + 1;
    }
    return out;
}

} // namespace

HelpFormatter::HelpFormatter()
{
    column_width(left);
}

std::string HelpFormatter::make_option_opts(const CLI::Option *option) const
{
    if (option->get_type_size() == 0)
        return {};
    // The type's own name, without the checks that are joined to it by colons.
    const std::string type = option->get_type_name();
    return option->get_positional() ? std::string() : " " + type.substr(0, type.find(':'));
}

std::string HelpFormatter::make_option_desc(const CLI::Option *option) const
{
    return wrapped(option->get_description() + (option->get_required() && !option->get_positional() ? " (must be given)" : ""), columns - left);
}

std::string HelpFormatter::make_subcommand(const CLI::App *verb) const
{
    return fmt::format("  {:<12}{}\n", verb->get_name(), wrapped(verb->get_description(), columns - 14, 14));
}

std::string dataHelp()
{
    std::string text =
        "Data: an .npz with arrays named like the model's inputs (first axis: samples; an array with one axis more than the\n"
        "input holds one whole input per sample) and labels (classes or numbers) or ref_OUTPUT (reference outputs); a folder\n"
        "of pictures with one subfolder a class; a .csv; an IDX pair (.gz too); a folder of ONNX test_data_set_* folders.\n"
        "Without labels and references, closeness to the source model is measured.\n\n"
        "The kind of data is found out. --data-format KIND[,key=value...] overrides it; KIND is npz, npy, images, csv, idx or\n"
        "onnx-test-data, and the keys are:\n";
    for (const DatasetOptionHelp &row : datasetOptionHelp())
        text += fmt::format("  {:<14}{:<14}{}\n", row.name, row.kinds, wrapped(std::string(row.help), columns - 30, 30));
    text += fmt::format("  {:<14}{:<14}{}\n", "samples", "all", "only these samples: positions from 0 and runs of them, 0-255:300, or @FILE that holds them");
    text += "  e.g. --data-format images,size=256,crop=224,mean=0.485:0.456:0.406,std=0.229:0.224:0.225\n\n";
    return text;
}

} // namespace pare::cli
