"""Writes networks of timm and transformers, untrained and small, as PyTorch's two exporters do: NAME_script.onnx (torch.jit) and NAME_dynamo.onnx, each with
its inputs and the output that PyTorch gives in NAME_*.npz.

    export.py FOLDER [NAME ...]"""
import pathlib
import sys
import warnings

import numpy
import timm
import torch
import transformers

warnings.filterwarnings("ignore")

COMMON = dict(vocab_size=100, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=128, max_position_embeddings=64)
PICTURE = dict(image_size=64, patch_size=8, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=128)
SOUND = dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=128, conv_dim=(32, 32, 32), conv_stride=(5, 2, 2),
             conv_kernel=(10, 3, 3), num_conv_pos_embeddings=16, num_conv_pos_embedding_groups=4)

# name: model, configuration, its values, what it reads
TRANSFORMERS = {
    "bert": ("BertForSequenceClassification", "BertConfig", COMMON, "text"),
    "distilbert": ("DistilBertForSequenceClassification", "DistilBertConfig",
                   dict(vocab_size=100, dim=64, n_layers=2, n_heads=4, hidden_dim=128, max_position_embeddings=64), "text"),
    "albert": ("AlbertModel", "AlbertConfig", dict(COMMON, embedding_size=32), "text"),
    "electra": ("ElectraModel", "ElectraConfig", dict(COMMON, embedding_size=32), "text"),
    "roberta": ("RobertaModel", "RobertaConfig", COMMON, "text"),
    "t5_encoder": ("T5EncoderModel", "T5Config", dict(vocab_size=100, d_model=64, d_kv=16, d_ff=128, num_layers=2, num_heads=4), "text"),
    "gpt2": ("GPT2LMHeadModel", "GPT2Config", dict(vocab_size=100, n_embd=64, n_layer=2, n_head=4, n_positions=64), "text"),
    "llama": ("LlamaForCausalLM", "LlamaConfig", dict(COMMON, num_key_value_heads=2), "text"),
    "mistral": ("MistralModel", "MistralConfig", dict(COMMON, num_key_value_heads=2), "text"),
    "qwen2": ("Qwen2ForCausalLM", "Qwen2Config", dict(COMMON, num_key_value_heads=2), "text"),
    "gemma": ("GemmaForCausalLM", "GemmaConfig", dict(COMMON, num_key_value_heads=1, head_dim=16), "text"),
    "opt": ("OPTForCausalLM", "OPTConfig", dict(vocab_size=100, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, ffn_dim=128,
                                                max_position_embeddings=64, word_embed_proj_dim=64), "text"),
    "phi": ("PhiForCausalLM", "PhiConfig", COMMON, "text"),
    "vit": ("ViTForImageClassification", "ViTConfig", PICTURE, "picture"),
    "clip_vision": ("CLIPVisionModel", "CLIPVisionConfig", PICTURE, "picture"),
    "swin": ("SwinForImageClassification", "SwinConfig", dict(image_size=64, patch_size=4, embed_dim=24, depths=[2, 2], num_heads=[2, 4], window_size=4), "picture"),
    "segformer": ("SegformerForSemanticSegmentation", "SegformerConfig", dict(hidden_sizes=[16, 32, 40, 64], depths=[1, 1, 1, 1], num_attention_heads=[1, 2, 4, 4],
                                                                              decoder_hidden_size=32), "picture"),
    "wav2vec2": ("Wav2Vec2ForSequenceClassification", "Wav2Vec2Config", dict(SOUND, vocab_size=32), "sound"),
    "hubert": ("HubertModel", "HubertConfig", SOUND, "sound"),
}
TIMM = ["resnet10t", "resnext26ts", "mobilenetv3_small_050", "mobilenetv4_conv_small", "efficientnet_lite0", "ghostnet_050", "repvgg_a0", "densenet121",
        "mobilevit_xxs", "mobilevitv2_050", "rexnet_100"]


class First(torch.nn.Module):
    """Called with tensors in an order, it gives the first output."""

    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *tensors):
        result = self.model(**dict(zip(self.names, tensors)))
        result = result.to_tuple() if hasattr(result, "to_tuple") else result
        while isinstance(result, (tuple, list)):
            result = result[0]
        return result


def made(name):
    if name in TIMM:
        return First(timm.create_model(name, pretrained=False, num_classes=10), ["x"]), (torch.randn(1, 3, 64, 64),)
    model, configuration, values, reads = TRANSFORMERS[name]
    configured = getattr(transformers, configuration)(**values)
    configured.use_cache = False
    tensors = {"text": {"input_ids": torch.randint(5, 90, (2, 16)), "attention_mask": torch.ones(2, 16, dtype=torch.int64)},
               "picture": {"pixel_values": torch.randn(1, 3, 64, 64)}, "sound": {"input_values": torch.randn(1, 4000)}}[reads]
    return First(getattr(transformers, model)(configured), list(tensors)), tuple(tensors.values())


def export(folder, name):
    torch.manual_seed(0)
    model, inputs = made(name)
    model.eval()
    with torch.no_grad():
        expected = model(*inputs).numpy()
    for kind in ("script", "dynamo"):
        file = folder / f"{name}_{kind}.onnx"
        try:
            if kind == "script":
                torch.onnx.export(model, inputs, str(file), opset_version=17, dynamo=False, input_names=model.names, output_names=["out"],
                                  dynamic_axes={one: {0: "N"} for one in model.names})
            else:
                torch.onnx.export(model, inputs, str(file), dynamo=True, external_data=False, input_names=model.names, output_names=["out"], verbose=False)
        except Exception as failure:  # what an exporter cannot do is no matter here
            print(f"{name} ({kind}): {type(failure).__name__}", file=sys.stderr)
            file.unlink(missing_ok=True)
            continue
        numpy.savez(file.with_suffix(".npz"), expected=expected, **{one: tensor.numpy() for one, tensor in zip(model.names, inputs)})


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for one in sys.argv[2:] or [*TRANSFORMERS, *TIMM]:
        export(target, one)
