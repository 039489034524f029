#include "api/dokhae.h"

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "api/json.h"
#include "base/utf.h"
#include "engine/engine.h"

using dokhae::base::Status;

struct dokhae_handle {
  struct Free {
    void operator()(void* memory) const noexcept { std::free(memory); }
  };

  // Packs outlive the engine that borrows them: members end in reverse order.
  std::vector<std::unique_ptr<void, Free>> packs;
  dokhae::engine::Engine engine;
  std::string result;
  bool has_lexicon = false;
  bool has_article = false;
};

namespace {

int32_t number(Status status) noexcept {
  return static_cast<int32_t>(status);
}

int32_t finish_reading(dokhae_handle* handle, Status status) {
  handle->has_article = dokhae::base::has_result(status);
  handle->result.clear();
  if (handle->has_article) handle->result = dokhae::api::article_json(handle->engine);
  return number(status);
}

}  // namespace

uint32_t dokhae_abi_version(void) {
  return DOKHAE_ABI_VERSION;
}

dokhae_handle* dokhae_create(void) {
  return new (std::nothrow) dokhae_handle;
}

void dokhae_destroy(dokhae_handle* handle) {
  delete handle;
}

void* dokhae_alloc(size_t size) {
  constexpr size_t kAlignment = 16;
  if (size > SIZE_MAX - kAlignment) return nullptr;
  return std::aligned_alloc(kAlignment, (size + kAlignment) / kAlignment * kAlignment);
}

void dokhae_free(void* memory) {
  std::free(memory);
}

int32_t dokhae_load_lexicon(dokhae_handle* handle, void* pack, size_t size) {
  std::unique_ptr<void, dokhae_handle::Free> owned(pack);
  if (!handle || !pack) return number(Status::kInvalidArgument);
  handle->has_article = false;
  handle->result.clear();
  handle->packs.push_back(std::move(owned));
  const Status status = handle->engine.add_lexicon({static_cast<const std::byte*>(pack), size});
  // A refused pack stays with the handle: the stack may still hold views into it.
  if (status == Status::kOk) handle->has_lexicon = true;
  return number(status);
}

int32_t dokhae_read_page(dokhae_handle* handle, const void* buffer, size_t size) {
  if (!handle || !buffer) return number(Status::kInvalidArgument);
  return finish_reading(handle,
                        handle->engine.read_page({static_cast<const std::byte*>(buffer), size}));
}

int32_t dokhae_read_text(dokhae_handle* handle, const char* text, size_t size) {
  if (!handle || (!text && size != 0)) return number(Status::kInvalidArgument);
  // UTF-8 takes at most three bytes for a UTF-16 unit.
  if (size > 3 * dokhae::engine::kMaxTextUnits) return number(Status::kTooLarge);
  return finish_reading(
      handle, handle->engine.read_text(dokhae::base::to_utf16(std::string_view(text, size))));
}

int32_t dokhae_explain_page(dokhae_handle* handle, const void* buffer, size_t size) {
  if (!handle || !buffer) return number(Status::kInvalidArgument);
  dokhae::extract::Explanation explanation;
  const Status status =
      handle->engine.read_page({static_cast<const std::byte*>(buffer), size}, &explanation);
  handle->has_article = false;
  handle->result = dokhae::api::explanation_json(explanation);
  return number(status);
}

int32_t dokhae_run_stage(dokhae_handle* handle, int32_t stage) {
  if (!handle) return number(Status::kInvalidArgument);
  handle->result.clear();
  if (!handle->has_article) return number(Status::kInvalidArgument);
  if (stage != DOKHAE_STAGE_ARTICLE && !handle->has_lexicon) {
    return number(Status::kIncompatibleData);
  }
  switch (stage) {
    case DOKHAE_STAGE_ARTICLE:
      handle->result = dokhae::api::article_json(handle->engine);
      return number(handle->engine.article().status);
    case DOKHAE_STAGE_TERMS:
      handle->result = dokhae::api::terms_json(handle->engine);
      break;
    case DOKHAE_STAGE_CLAIMS:
      handle->result = dokhae::api::claims_json(handle->engine);
      break;
    case DOKHAE_STAGE_TOKENS:
      handle->result = dokhae::api::tokens_json(handle->engine);
      break;
    default:
      return number(Status::kInvalidArgument);
  }
  return number(handle->engine.analysis().truncated ? Status::kTruncated : Status::kOk);
}

const char* dokhae_result(const dokhae_handle* handle) {
  return handle ? handle->result.data() : nullptr;
}

size_t dokhae_result_size(const dokhae_handle* handle) {
  return handle ? handle->result.size() : 0;
}
